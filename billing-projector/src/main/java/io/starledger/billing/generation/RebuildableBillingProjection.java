package io.starledger.billing.generation;

import io.starledger.billing.account.AccountTopology;
import io.starledger.billing.catalogue.BillingSettings;
import io.starledger.billing.catalogue.BillingSettingsCodec;
import io.starledger.billing.quota.QuotaTopology;
import io.starledger.billing.view.ViewConfiguration;
import io.starledger.billing.view.ViewGroups;
import io.starledger.platform.generation.Generation;
import io.starledger.platform.generation.MarkCodec;
import io.starledger.platform.generation.RebuildableProjection;
import io.starledger.platform.kafka.EventLog;
import io.starledger.platform.position.Position;
import io.starledger.platform.postgres.PostgresSettings;
import io.starledger.platform.postgres.SchemaRemoval;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;
import io.starledger.schemas.topics.Topic;
import io.starledger.schemas.topics.Topics;

import reactor.core.publisher.Mono;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Accounts, use and quotas. */
public final class RebuildableBillingProjection implements RebuildableProjection {
    private static final String NAME = "billing";

    private final BillingSettings settings;
    private final PostgresSettings postgres;
    private final EventLog eventLog;
    private final InstantSource clock;

    RebuildableBillingProjection(
            BillingSettings settings,
            PostgresSettings postgres,
            EventLog eventLog,
            InstantSource clock) {
        this.settings = settings;
        this.postgres = postgres;
        this.eventLog = eventLog;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> all = new HashMap<>(BillingSettingsCodec.encode(settings));
        all.putAll(postgres.slotTable().settings());
        return all;
    }

    @Override
    public Class<?> configuration() {
        return BillingGenerationConfiguration.class;
    }

    @Override
    public List<Topic<?, ?>> sources() {
        return List.of(
                Topics.RATING_EVENTS,
                Topics.STRIPE_EVENTS,
                Topics.GRANTS,
                Topics.STRIPE_INBOX,
                Topics.CUSTOMER_LINKS);
    }

    @Override
    public List<Topic<?, ?>> outputs() {
        return List.of(Topics.ACCOUNTS, Topics.USAGE, Topics.USAGE_HOURS, Topics.QUOTAS);
    }

    @Override
    public List<String> applicationIds(Generation generation) {
        return Stream.of(AccountTopology.APPLICATION_ID, QuotaTopology.APPLICATION_ID)
                .map(generation::named)
                .toList();
    }

    @Override
    public List<String> groups(Generation generation) {
        return ViewGroups.of(generation, postgres.shardNames());
    }

    /** In the log of ratings: of the other topics, which are short, the ends are waited for. */
    @Override
    public Mono<Position> mark() {
        return eventLog.append(MarkCodec.marks(clock.instant()));
    }

    /** Its views are not digested, so a promotion takes a reason. */
    @Override
    public Mono<Position> checkpoint() {
        return Mono.error(
                ProblemException.of(
                        ProblemType.DECISION_NOT_ALLOWED,
                        "expected views that can be compared but those of billing cannot: promote"
                                + " them with a reason"));
    }

    @Override
    public void discard(Generation generation) {
        new SchemaRemoval(postgres).remove(generation.schema(ViewConfiguration.SCHEMA));
    }
}
