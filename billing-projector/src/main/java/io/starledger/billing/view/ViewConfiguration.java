package io.starledger.billing.view;

import io.starledger.billing.account.AccountFactCodec;
import io.starledger.billing.account.AccountReducer;
import io.starledger.billing.account.AccountState;
import io.starledger.billing.account.AccountTopology;
import io.starledger.billing.catalogue.BillingRules;
import io.starledger.billing.catalogue.Catalogue;
import io.starledger.billing.history.AccountTableCodec;
import io.starledger.billing.history.PlanTableCodec;
import io.starledger.billing.history.PostgresBillingHistory;
import io.starledger.billing.history.UsageTableCodec;
import io.starledger.billing.quota.QuotaTopology;
import io.starledger.billing.view.PostgresHistoryProjection.Part;
import io.starledger.platform.generation.Generation;
import io.starledger.platform.postgres.PostgresSettings;
import io.starledger.platform.postgres.Shards;
import io.starledger.platform.postgres.TenantReads;
import io.starledger.platform.postgres.ViewSchema;
import io.starledger.platform.projection.Projection;
import io.starledger.platform.projection.Projections;
import io.starledger.schemas.topics.Topic;
import io.starledger.schemas.topics.Topics;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import reactor.core.scheduler.Scheduler;

import java.util.List;
import java.util.stream.Stream;

/**
 * The projections of one generation of billing, one into each shard of PostgreSQL, and what reads
 * them.
 */
@Configuration(proxyBeanMethods = false)
public class ViewConfiguration {
    /** Of the first generation, and where the migrations of all are. */
    public static final String SCHEMA = "billing";

    private static final List<Topic<?, ?>> ACCOUNT_FACTS =
            List.of(Topics.STRIPE_EVENTS, Topics.GRANTS);
    private static final List<Topic<?, ?>> USED_AND_SOLD =
            List.of(Topics.RATING_EVENTS, Topics.STRIPE_INBOX);

    @Bean
    ViewSchema viewSchema(Generation generation, PostgresSettings settings) {
        return new ViewSchema(
                generation.schema(SCHEMA), SCHEMA, settings.slotTable(generation.settings()));
    }

    @Bean
    Projections billingViews(Generation generation, Shards shards) {
        List<Projection> projections =
                shards.all().stream()
                        .<Projection>map(shard -> new PostgresBillingProjection(generation, shard))
                        .toList();
        return new Projections(projections);
    }

    /** Apart, as one of them waits for all ratings there ever were. */
    @Bean
    Projections billingHistory(
            Generation generation, Shards shards, BillingRules rules, Catalogue plansByVersion) {
        AccountFactCodec folding = new AccountFactCodec(new AccountReducer(rules));
        Part accounts =
                new Part(
                        ViewGroups.ACCOUNT_HISTORY,
                        AccountTopology.APPLICATION_ID,
                        ACCOUNT_FACTS,
                        (connection, batch) -> AccountTableCodec.write(connection, batch, folding));
        Part usage =
                new Part(
                        ViewGroups.USAGE_HISTORY,
                        QuotaTopology.APPLICATION_ID,
                        USED_AND_SOLD,
                        (connection, batch) -> {
                            UsageTableCodec.write(connection, batch);
                            PlanTableCodec.write(
                                    connection, batch, rules.billers().platform(), plansByVersion);
                        });
        return new Projections(
                shards.all().stream()
                        .flatMap(
                                shard ->
                                        Stream.<Projection>of(
                                                new PostgresHistoryProjection(
                                                        generation, shard, accounts),
                                                new PostgresHistoryProjection(
                                                        generation, shard, usage)))
                        .toList());
    }

    @Bean
    PostgresBillingHistory pastBilling(
            TenantReads postgres, BillingRules rules, Catalogue plansByVersion) {
        return new PostgresBillingHistory(
                postgres, new AccountReducer(rules).accountOf(AccountState.NEW), plansByVersion);
    }

    @Bean
    PostgresStages viewStages(Generation generation, Shards shards) {
        return new PostgresStages(
                shards,
                KafkaBillingTopics.of(generation).read(),
                Stream.concat(ACCOUNT_FACTS.stream(), USED_AND_SOLD.stream()).toList());
    }

    @Bean
    BillingViews billingReaders(
            Generation generation,
            TenantReads postgres,
            Shards shards,
            BillingRules rules,
            Catalogue plans,
            PostgresBillingHistory pastBilling,
            Scheduler billingOperators) {
        UnboughtTenant unbought = UnboughtTenant.of(rules, plans);
        return new BillingViews(
                generation.number(),
                new PostgresBillingReader(postgres, unbought),
                pastBilling,
                new PostgresTenantDirectory(shards, unbought, billingOperators));
    }
}
