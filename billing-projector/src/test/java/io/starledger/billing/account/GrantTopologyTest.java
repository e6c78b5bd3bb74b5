package io.starledger.billing.account;

import static io.starledger.billing.stripe.LinkedEvents.bought;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.starledger.billing.TopologyRun;
import io.starledger.billing.catalogue.PlanName;
import io.starledger.billing.stripe.LinkedEvents;
import io.starledger.platform.generation.Generation;
import io.starledger.schemas.avro.GivenLimits;
import io.starledger.schemas.avro.GrantDecision;
import io.starledger.schemas.avro.GrantedLimits;
import io.starledger.schemas.avro.TenantBilling;
import io.starledger.schemas.avro.TenantStripeEvent;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What grants do to accounts. */
class GrantTopologyTest {
    private static final TenantId SHOP = new TenantId(new UUID(1, 1));
    private static final TenantId OTHER = new TenantId(new UUID(2, 2));

    @AutoClose
    private final TopologyRun topology =
            new TopologyRun(
                    serdes ->
                            AccountTopology.build(
                                    serdes,
                                    Generation.first(),
                                    new AccountReducer(Events.RULES),
                                    new FoldMetrics(new SimpleMeterRegistry())));

    @Test
    void aGrantIsPartOfTheAccountUntilItIsTakenBack() {
        // given
        publish(bought(SHOP, 1, "price_growth"));
        nextAccount();
        GivenLimits given = given(5_000);

        // when
        give("goodwill", given);
        TenantBilling granted = nextAccount().value();
        give("goodwill", null);
        TenantBilling revoked = nextAccount().value();

        // then
        assertThat(planOf(granted)).isEqualTo(PlanName.GROWTH);
        assertThat(granted.getGrants())
                .containsExactly(
                        new GrantedLimits(
                                "goodwill",
                                5_000L,
                                0L,
                                0L,
                                0L,
                                given.getStartsAt(),
                                given.getEndsAt()));
        assertThat(granted.getRevision()).isEqualTo(2);
        assertThat(granted.getUpdatedAt()).isEqualTo(LinkedEvents.BEGIN);
        assertThat(revoked.getGrants()).isEmpty();
        assertThat(revoked.getRevision()).isEqualTo(3);
    }

    @Test
    void aGrantStandsAtThePlaceOfTheEventBeforeIt() {
        // given
        publish(bought(OTHER, 1, "price_starter"));
        publish(bought(SHOP, 2, "price_growth"));
        List<TenantBilling> accounts =
                topology.emitted(Topics.ACCOUNTS).stream().map(TestRecord::value).toList();

        // when
        give("goodwill", given(1));
        TenantBilling granted = nextAccount().value();
        publish(bought(SHOP, 2, "price_growth"));
        TenantBilling after = nextAccount().value();

        // then
        assertThat(granted.getSourcePartition()).isEqualTo(accounts.getLast().getSourcePartition());
        assertThat(granted.getSourceOffset()).isEqualTo(accounts.getLast().getSourceOffset());
        assertThat(after.getSourceOffset()).isGreaterThan(granted.getSourceOffset());
        assertThat(after.getGrants()).isEqualTo(granted.getGrants());
    }

    @Test
    void whoNeverBoughtAnythingCanBeGivenSomething() {
        // when
        give("goodwill", given(1));

        // then
        TenantBilling account = nextAccount().value();
        assertThat(planOf(account)).isEqualTo(PlanName.FREE);
        assertThat(account.getGrants()).hasSize(1);
        assertThat(account.getSourceOffset()).isEqualTo(-1);
    }

    @Test
    void aGrantThatIsGivenAgainChangesNothing() {
        // given
        give("goodwill", given(1));
        TenantBilling before = nextAccount().value();

        // when
        give("goodwill", given(1));

        // then
        assertThat(nextAccount().value()).isEqualTo(before);
    }

    @Test
    void aGrantThatCannotBeBecomesADeadLetter() {
        // when
        give("less-than-nothing", given(-1));
        topology.publish(Topics.GRANTS, new TenantKey(OTHER), decision("foreign", given(1)), now());
        topology.publish(Topics.GRANTS, new TenantKey(SHOP), null, now());
        for (int i = 0; i <= AccountReducer.GRANTS; i++) {
            give("g-" + i, given(1));
        }

        // then
        assertThat(topology.deadLettersOf(Topics.GRANTS)).hasSize(4);
        assertThat(topology.emitted(Topics.ACCOUNTS)).hasSize(AccountReducer.GRANTS);
    }

    private void give(String id, @Nullable GivenLimits given) {
        topology.publish(Topics.GRANTS, new TenantKey(SHOP), decision(id, given), now());
    }

    private static GrantDecision decision(String id, @Nullable GivenLimits given) {
        return new GrantDecision(SHOP.value(), id, given, "ann", now());
    }

    private static GivenLimits given(long ratingsPerMonth) {
        return new GivenLimits(ratingsPerMonth, 0L, 0L, 0L, now(), now().plus(Duration.ofDays(7)));
    }

    private static Instant now() {
        return LinkedEvents.BEGIN;
    }

    private void publish(TenantStripeEvent event) {
        topology.publish(
                Topics.STRIPE_EVENTS,
                new TenantKey(new TenantId(event.getTenantId())),
                event,
                event.getReceivedAt());
    }

    private TestRecord<TenantKey, TenantBilling> nextAccount() {
        List<TestRecord<TenantKey, TenantBilling>> accounts = topology.emitted(Topics.ACCOUNTS);
        assertThat(accounts).hasSize(1);
        return accounts.getFirst();
    }

    private static PlanName planOf(TenantBilling account) {
        return TenantBillingCodec.accountOf(account).now().plan();
    }
}
