package io.starledger.billing.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.billing.TopologyRun;
import io.starledger.billing.catalogue.Billers;
import io.starledger.billing.catalogue.BillingRules;
import io.starledger.billing.catalogue.Catalogue;
import io.starledger.billing.catalogue.CatalogueVersion;
import io.starledger.billing.catalogue.Limits;
import io.starledger.billing.catalogue.Plan;
import io.starledger.billing.catalogue.PlanName;
import io.starledger.billing.stripe.Period;
import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.platform.generation.Generation;
import io.starledger.schemas.avro.BillingPeriod;
import io.starledger.schemas.avro.EntitledStep;
import io.starledger.schemas.avro.PeriodUsage;
import io.starledger.schemas.avro.QuotaStep;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.avro.RatingSubmitted;
import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.avro.TenantBilling;
import io.starledger.schemas.avro.TenantQuota;
import io.starledger.schemas.avro.TenantUsage;
import io.starledger.schemas.ids.CustomerKey;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The words in which tests speak of the topology of use and quotas. */
final class QuotaDriver implements AutoCloseable {
    static final String PLATFORM = "acct_platform";
    private static final Duration MOMENT = Duration.ofMillis(100);
    private static final Catalogue PLANS =
            new Catalogue(
                    List.of(
                            new CatalogueVersion(
                                    Instant.EPOCH,
                                    List.of(
                                            new Plan(PlanName.FREE, perMonth(10)),
                                            new Plan(PlanName.GROWTH, perMonth(100))),
                                    Map.of())),
                    List.of());

    private final TopologyRun run;
    private long nextId = 1;

    QuotaDriver(PlanName defaultPlan) {
        BillingRules rules =
                new BillingRules(
                        new Billers(new StripeAccountId(PLATFORM), Map.of()),
                        Map.of(),
                        BillingRules.PLANS,
                        defaultPlan,
                        BillingRules.GRACE);
        run =
                new TopologyRun(
                        serdes ->
                                QuotaTopology.build(
                                        serdes, Generation.first(), rules, PLANS, MOMENT));
    }

    TopologyRun run() {
        return run;
    }

    /** A rating of a new id. */
    UUID rate(TenantId tenant, Instant acceptedAt) {
        UUID id = new UUID(0, nextId++);
        rate(tenant, acceptedAt, id);
        return id;
    }

    void rate(TenantId tenant, Instant acceptedAt, UUID id) {
        publish(tenant, acceptedAt, id, new RatingSubmitted(5, acceptedAt, null, null));
    }

    void rate(TenantId tenant, Instant acceptedAt, int times) {
        for (int i = 0; i < times; i++) {
            rate(tenant, acceptedAt);
        }
    }

    void publish(TenantId tenant, Instant acceptedAt, UUID id, Object fact) {
        publish(tenant, acceptedAt, id, fact, new RecordHeaders());
    }

    void publish(TenantId tenant, Instant acceptedAt, UUID id, Object fact, Headers headers) {
        RatingEvent event = new RatingEvent(id, tenant.value(), "book", "user", fact);
        run.publish(
                Topics.RATING_EVENTS,
                new ItemKey(tenant, new ItemId("book")),
                event,
                acceptedAt,
                headers);
    }

    /** What was counted so far is sent on. */
    void pause() {
        run.pause(MOMENT);
    }

    void account(TenantBilling billing) {
        run.publish(
                Topics.ACCOUNTS,
                new TenantKey(new TenantId(billing.getTenantId())),
                billing,
                Instant.EPOCH);
    }

    void product(StripeDelivery delivery) {
        run.publish(
                Topics.STRIPE_INBOX,
                CustomerKey.parse(delivery.getAccount() + "/-"),
                delivery,
                delivery.getReceivedAt());
    }

    static TenantBilling.Builder billing(TenantId tenant, PlanName plan, @Nullable Period period) {
        List<BillingPeriod> periods = periods(period == null ? List.of() : List.of(period));
        return TenantBilling.newBuilder()
                .setTenantId(tenant.value())
                .setEntitled(
                        List.of(new EntitledStep(Instant.EPOCH, plan.value(), "active", Map.of())))
                .setPeriod(periods.isEmpty() ? null : periods.getFirst())
                .setPeriods(periods)
                .setIsContinuing(true)
                .setEntitlements(List.of())
                .setGrants(List.of())
                .setSuspendedBy(List.of())
                .setMoney(List.of())
                .setToFetch(List.of())
                .setRevision(1)
                .setSourcePartition(0)
                .setSourceOffset(0);
    }

    static List<BillingPeriod> periods(List<Period> periods) {
        return periods.stream().map(it -> new BillingPeriod(it.start(), it.end())).toList();
    }

    /** Under the key of another tenant. */
    void misplace(TenantId tenant, Instant acceptedAt) {
        run.publish(
                Topics.RATING_EVENTS,
                new ItemKey(new TenantId(new UUID(6, 6)), new ItemId("book")),
                new RatingEvent(
                        new UUID(0, nextId++),
                        tenant.value(),
                        "book",
                        "user",
                        new RatingSubmitted(5, acceptedAt, null, null)),
                acceptedAt);
    }

    List<TestRecord<TenantKey, TenantQuota>> quotas() {
        return run.emitted(Topics.QUOTAS);
    }

    TenantQuota lastQuota() {
        return quotas().getLast().value();
    }

    TenantUsage lastUsage() {
        return run.emitted(Topics.USAGE).getLast().value();
    }

    void verifyUsed(Period period, long ratings) {
        assertThat(lastUsage().getPeriods())
                .contains(new PeriodUsage(period.start(), period.end(), ratings));
    }

    /** As an instance of ingest looks it up. */
    static QuotaStep at(TenantQuota quota, Instant now) {
        return quota.getSteps().stream()
                .filter(step -> !step.getFromAt().isAfter(now))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    @Override
    public void close() {
        run.close();
    }

    private static Limits perMonth(long ratings) {
        return new Limits(ratings, 1, 60, Duration.ofDays(30));
    }
}
