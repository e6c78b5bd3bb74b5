package io.starledger.billing.quota;

import static io.starledger.billing.quota.QuotaDriver.at;
import static io.starledger.billing.quota.QuotaDriver.billing;
import static io.starledger.billing.stripe.Payloads.object;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.billing.TopologyRun;
import io.starledger.billing.catalogue.PlanName;
import io.starledger.billing.stripe.Payloads;
import io.starledger.billing.stripe.Payloads.EventHead;
import io.starledger.billing.stripe.Period;
import io.starledger.schemas.avro.QuotaStep;
import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.avro.StripeObjectName;
import io.starledger.schemas.avro.TenantBilling;
import io.starledger.schemas.avro.TenantQuota;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

class QuotaTopologyTest {
    private static final TenantId SHOP = new TenantId(new UUID(1, 1));
    private static final TenantId OTHER = new TenantId(new UUID(2, 2));
    private static final Instant NOON = Instant.parse("2026-03-15T12:00:00Z");
    private static final Period MARCH =
            new Period(
                    Instant.parse("2026-03-10T09:30:07Z"), Instant.parse("2026-04-10T09:30:07Z"));
    private static final Instant APRIL_FIRST = Instant.parse("2026-04-01T00:00:00Z");

    @AutoClose private final QuotaDriver topology = new QuotaDriver(PlanName.FREE);

    @Test
    void theTopologyIsTheOneOnRecord() {
        assertThat(topology.run().described())
                .isEqualTo(TopologyRun.onRecord("quotas-topology.txt"));
    }

    @Test
    void aTenantWithoutAnAccountHasTheDefaultPlanByTheMonth() {
        // when
        topology.rate(SHOP, NOON, 3);
        topology.pause();

        // then
        TenantQuota quota = topology.lastQuota();
        assertThat(at(quota, NOON).getPlan()).isEqualTo("free");
        assertThat(at(quota, NOON).getRatingsPerMonth()).isEqualTo(10);
        assertThat(at(quota, NOON).getUsed()).isEqualTo(3);
        assertThat(at(quota, APRIL_FIRST).getUsed()).isZero();
        assertThat(quota.getAccountRevision()).isZero();
    }

    @Test
    void theUnlimitedPlanHasNoLimits() {
        try (QuotaDriver local = new QuotaDriver(PlanName.UNLIMITED)) {
            // when
            local.rate(SHOP, NOON, 3);
            local.pause();

            // then
            QuotaStep step = at(local.lastQuota(), NOON);
            assertThat(step.getRatingsPerMonth()).isNull();
            assertThat(step.getRatingsPerSecond()).isNull();
            assertThat(step.getRequestsPerMinute()).isNull();
            assertThat(step.getRetentionSeconds()).isNull();
            assertThat(step.getUsed()).isEqualTo(3);
        }
    }

    @Test
    void anAccountWithoutUseHasAQuota() {
        // when
        topology.account(billing(SHOP, PlanName.GROWTH, MARCH).build());

        // then
        QuotaStep step = at(topology.lastQuota(), NOON);
        assertThat(step.getRatingsPerMonth()).isEqualTo(100);
        assertThat(step.getUsed()).isZero();
    }

    @Test
    void useIsLetInAgainWhenItsPeriodIsOver() {
        // given
        topology.account(billing(SHOP, PlanName.FREE, MARCH).build());
        topology.rate(SHOP, NOON, 10);

        // when
        topology.pause();

        // then
        TenantQuota quota = topology.lastQuota();
        assertThat(at(quota, MARCH.end().minusSeconds(1)).getUsed()).isEqualTo(10);
        assertThat(quota.getSteps())
                .filteredOn(step -> step.getFromAt().isAfter(NOON))
                .first()
                .satisfies(
                        step -> {
                            assertThat(step.getFromAt()).isEqualTo(MARCH.end());
                            assertThat(step.getUsed()).isZero();
                        });
    }

    @Test
    void anUpgradeLetsInAtOnce() {
        // given
        topology.account(billing(SHOP, PlanName.FREE, MARCH).build());
        topology.rate(SHOP, NOON, 10);
        topology.pause();

        // when
        topology.account(billing(SHOP, PlanName.GROWTH, MARCH).setRevision(2).build());

        // then
        TenantQuota quota = topology.lastQuota();
        assertThat(at(quota, NOON).getRatingsPerMonth()).isEqualTo(100);
        assertThat(at(quota, NOON).getUsed()).isEqualTo(10);
        assertThat(quota.getReachedPercent()).isZero();
        assertThat(quota.getAccountRevision()).isEqualTo(2);
    }

    @Test
    void whatSuspendsATenantLetsItReadOnly() {
        // when
        topology.account(
                billing(SHOP, PlanName.GROWTH, MARCH)
                        .setSuspendedBy(
                                List.of(
                                        new StripeObjectName(
                                                QuotaDriver.PLATFORM, "invoice", "in_1")))
                        .build());

        // then
        assertThat(at(topology.lastQuota(), NOON).getReadOnly()).isTrue();
    }

    @Test
    void atEightyAndAtAHundredPercentThereIsOneEventEach() {
        // when
        for (int i = 0; i < 12; i++) {
            topology.rate(SHOP, NOON.plusSeconds(i));
            topology.pause();
        }

        // then
        assertThat(topology.quotas())
                .extracting(quota -> TopologyRun.header(quota, "ce_type"))
                .filteredOn(type -> !type.equals("io.starledger.quota.derived.v1"))
                .containsExactly(
                        "io.starledger.quota.warned.v1", "io.starledger.quota.exhausted.v1");
    }

    @Test
    void bothMarksPassedAtOnceAreTwoEvents() {
        // when
        topology.rate(SHOP, NOON, 10);
        topology.pause();

        // then
        assertThat(topology.quotas())
                .extracting(
                        quota -> TopologyRun.header(quota, "ce_type"),
                        quota -> TopologyRun.header(quota, "ce_id"))
                .doesNotHaveDuplicates()
                .extracting(tuple -> tuple.toList().getFirst())
                .containsExactly(
                        "io.starledger.quota.warned.v1", "io.starledger.quota.exhausted.v1");
    }

    @Test
    void whatIsReachedIsReachedAnewInTheNextPeriod() {
        // given
        topology.rate(SHOP, NOON, 10);
        topology.pause();
        topology.quotas();

        // when
        topology.rate(SHOP, APRIL_FIRST);
        topology.pause();
        topology.rate(SHOP, APRIL_FIRST, 7);
        topology.pause();

        // then
        assertThat(topology.quotas())
                .extracting(quota -> TopologyRun.header(quota, "ce_type"))
                .containsExactly("io.starledger.quota.derived.v1", "io.starledger.quota.warned.v1");
    }

    @Test
    void aProductOfThePlatformChangesWhatThePlanAllowsFromTheNextPeriodOn() {
        // given
        topology.rate(SHOP, NOON);
        topology.pause();

        // when
        topology.product(product(QuotaDriver.PLATFORM, "2000"));

        // then
        TenantQuota quota = topology.lastQuota();
        assertThat(at(quota, NOON).getRatingsPerMonth()).isEqualTo(10);
        assertThat(at(quota, APRIL_FIRST).getRatingsPerMonth()).isEqualTo(2_000);
    }

    @Test
    void aProductOfAnotherAccountChangesNothing() {
        // given
        topology.rate(SHOP, NOON);
        topology.pause();
        topology.quotas();

        // when
        topology.product(product("acct_other", "2000"));

        // then
        assertThat(topology.quotas()).isEmpty();
    }

    @Test
    void aQuotaThatStaysAsItWasKeepsItsRevision() {
        // given
        TenantBilling account = billing(SHOP, PlanName.GROWTH, MARCH).build();
        topology.account(account);
        long revision = topology.lastQuota().getRevision();

        // when
        topology.account(account);

        // then
        assertThat(topology.lastQuota().getRevision()).isEqualTo(revision);
    }

    @Test
    void tenantsAreApart() {
        // given
        topology.account(billing(SHOP, PlanName.GROWTH, MARCH).build());

        // when
        topology.rate(OTHER, NOON);
        topology.pause();

        // then
        assertThat(topology.quotas())
                .last()
                .satisfies(
                        quota -> {
                            assertThat(quota.key().tenant()).isEqualTo(OTHER);
                            assertThat(at(quota.value(), NOON).getPlan()).isEqualTo("free");
                        });
    }

    private static StripeDelivery product(String account, String ratingsPerMonth) {
        return StripeDelivery.newBuilder()
                .setEventId(new UUID(8, 8))
                .setStripeEventId("evt_1")
                .setType("product.updated")
                .setLivemode(false)
                .setCreatedAt(NOON)
                .setAccount(account)
                .setReceivedAt(NOON)
                .setPayload(
                        ByteBuffer.wrap(
                                Payloads.event(
                                        new EventHead(
                                                "evt_1", NOON.getEpochSecond(), "product.updated"),
                                        object(
                                                "id",
                                                "prod_1",
                                                "object",
                                                "product",
                                                "active",
                                                true,
                                                "metadata",
                                                object(
                                                        "starledger_plan",
                                                        "free",
                                                        "ratings_per_month",
                                                        ratingsPerMonth,
                                                        "ratings_per_second",
                                                        "1",
                                                        "requests_per_minute",
                                                        "60",
                                                        "retention_days",
                                                        "30")),
                                        null)))
                .build();
    }
}
