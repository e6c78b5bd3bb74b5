package io.starledger.billing.account;

import static io.starledger.billing.stripe.LinkedEvents.bought;
import static io.starledger.billing.stripe.LinkedEvents.subscription;
import static io.starledger.billing.stripe.Payloads.object;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.starledger.billing.TopologyRun;
import io.starledger.billing.catalogue.PlanName;
import io.starledger.billing.stripe.LinkedEvents;
import io.starledger.billing.stripe.Payloads.EventHead;
import io.starledger.platform.generation.Generation;
import io.starledger.schemas.avro.TenantBilling;
import io.starledger.schemas.avro.TenantStripeEvent;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

class AccountTopologyTest {
    private static final TenantId SHOP = new TenantId(new UUID(1, 1));
    private static final TenantId OTHER = new TenantId(new UUID(2, 2));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @AutoClose
    private final TopologyRun topology =
            new TopologyRun(
                    serdes ->
                            AccountTopology.build(
                                    serdes,
                                    Generation.first(),
                                    new AccountReducer(Events.RULES),
                                    new FoldMetrics(meters)));

    @Test
    void theTopologyIsTheOneOnRecord() {
        assertThat(topology.described()).isEqualTo(TopologyRun.onRecord("accounts-topology.txt"));
    }

    @Test
    void aSubscriptionDecidesThePlan() {
        // when
        publish(bought(SHOP, 1, "price_growth"));

        // then
        TenantBilling account = nextAccount().value();
        assertThat(planOf(account)).isEqualTo(PlanName.GROWTH);
        assertThat(account.getRevision()).isEqualTo(1);
        assertThat(account.getUpdatedAt())
                .isEqualTo(LinkedEvents.BEGIN.plusSeconds(1).plusMillis(500));
        assertThat(account.getPeriods()).hasSize(1);
    }

    @Test
    void anEventThatComesAgainChangesNothingButThePosition() {
        // given
        publish(bought(SHOP, 1, "price_growth"));
        TenantBilling before = nextAccount().value();

        // when
        publish(bought(SHOP, 1, "price_growth"));

        // then
        assertThat(nextAccount().value())
                .isEqualTo(TenantBilling.newBuilder(before).setSourceOffset(1).build());
        assertThat(folded("duplicate")).isEqualTo(1);
    }

    @Test
    void anEventOfATypeThatChangesNothingIsCountedAndMovesThePosition() {
        // when
        publish(LinkedEvents.of(SHOP, 1, "payout.paid", object("id", "po_1", "object", "payout")));

        // then
        TenantBilling account = nextAccount().value();
        assertThat(account.getRevision()).isZero();
        assertThat(account.getUpdatedAt()).isNull();
        assertThat(folded("unknown_type")).isEqualTo(1);
    }

    @Test
    void aTenantsOwnAccountThatClaimsAnEnterprisePlanChangesNothing() {
        // given
        TenantStripeEvent forged =
                TenantStripeEvent.newBuilder(bought(SHOP, 1, "price_enterprise"))
                        .setDecides(false)
                        .build();

        // when
        publish(forged);

        // then
        TenantBilling account = nextAccount().value();
        assertThat(planOf(account)).isEqualTo(PlanName.FREE);
        assertThat(account.getRevision()).isZero();
        assertThat(folded("foreign")).isEqualTo(1);
    }

    @Test
    void aForgedEventDoesNotTakeThePlaceOfTheTrueOneWithItsId() {
        // given
        publish(
                TenantStripeEvent.newBuilder(bought(SHOP, 1, "price_growth"))
                        .setEventId(new UUID(7, 7))
                        .setDecides(false)
                        .build());
        nextAccount();

        // when
        publish(bought(SHOP, 1, "price_growth"));

        // then
        assertThat(planOf(nextAccount().value())).isEqualTo(PlanName.GROWTH);
    }

    @Test
    void tenantsAreApart() {
        // given
        publish(bought(SHOP, 1, "price_growth"));
        nextAccount();

        // when
        publish(bought(OTHER, 2, "price_starter"));

        // then
        assertThat(planOf(nextAccount().value())).isEqualTo(PlanName.STARTER);
    }

    @Test
    void aPeriodThatIsOverIsStillKnown() {
        // given
        publish(bought(SHOP, 1, "price_growth"));
        nextAccount();

        // when
        publish(
                LinkedEvents.of(
                        SHOP,
                        2,
                        "customer.subscription.deleted",
                        subscription("canceled", "price_growth")));

        // then
        TenantBilling account = nextAccount().value();
        assertThat(account.getPeriod()).isNull();
        assertThat(account.getPeriods()).hasSize(1);
        assertThat(account.getIsContinuing()).isFalse();
    }

    @Test
    void aPayloadThatBreaksTheContractBecomesADeadLetterAndTheNextIsFolded() {
        // given
        TenantStripeEvent broken =
                LinkedEvents.ofPayload(
                        SHOP,
                        new EventHead("evt_1", 1_770_000_000, "invoice.paid"),
                        "{\"id\":\"evt_1\"}".getBytes(UTF_8));

        // when
        publish(broken);
        publish(bought(SHOP, 1, "price_growth"));

        // then
        assertThat(topology.deadLettersOf(Topics.STRIPE_EVENTS))
                .singleElement()
                .satisfies(
                        letter ->
                                assertThat(TopologyRun.header(letter, "__streams.errors.message"))
                                        .contains("expected"));
        assertThat(planOf(nextAccount().value())).isEqualTo(PlanName.GROWTH);
    }

    @Test
    void anEventUnderTheKeyOfAnotherTenantBecomesADeadLetter() {
        // when
        topology.publish(
                Topics.STRIPE_EVENTS,
                new TenantKey(OTHER),
                bought(SHOP, 1, "price_growth"),
                LinkedEvents.BEGIN);

        // then
        assertThat(topology.deadLettersOf(Topics.STRIPE_EVENTS)).hasSize(1);
        assertThat(topology.emitted(Topics.ACCOUNTS)).isEmpty();
    }

    @Test
    void whatIsEmittedIsAnEventOfItsOwn() {
        // given
        TenantStripeEvent event = bought(SHOP, 1, "price_growth");

        // when
        publish(event);

        // then
        TestRecord<TenantKey, TenantBilling> account = nextAccount();
        assertThat(TopologyRun.header(account, "ce_type"))
                .isEqualTo("io.starledger.account.folded.v1");
        assertThat(TopologyRun.header(account, "ce_id"))
                .isNotEqualTo(event.getEventId().toString());
        assertThat(account.getRecordTime()).isEqualTo(event.getReceivedAt());
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

    private double folded(String outcome) {
        return meters.get("starledger.accounts.folded").tag("outcome", outcome).counter().count();
    }

    private static PlanName planOf(TenantBilling account) {
        return TenantBillingCodec.accountOf(account).now().plan();
    }
}
