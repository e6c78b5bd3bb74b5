package io.starledger.billing;

import static io.starledger.billing.stripe.Payloads.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.Objects.requireNonNull;

import io.starledger.billing.stripe.LinkedEvents;
import io.starledger.billing.stripe.Payloads;
import io.starledger.billing.stripe.Payloads.EventHead;
import io.starledger.embedded.testing.ServiceProcess;
import io.starledger.schemas.avro.CustomerLink;
import io.starledger.schemas.avro.CustomerLinker;
import io.starledger.schemas.avro.PeriodUsage;
import io.starledger.schemas.avro.QuotaStep;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.avro.RatingSubmitted;
import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.avro.TenantBilling;
import io.starledger.schemas.avro.TenantHourUsage;
import io.starledger.schemas.avro.TenantQuota;
import io.starledger.schemas.avro.TenantUsage;
import io.starledger.schemas.events.NameBasedUuid;
import io.starledger.schemas.ids.CustomerKey;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantHourKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;
import io.starledger.schemas.topics.Topics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

/** From what Stripe delivers and ratings that are accepted to quotas, on a real broker. */
final class KilledServiceIT {
    private static final int TENANTS = 20;
    private static final int RATINGS = 6_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Instant MIDDLE = LinkedEvents.BEGIN.plus(Duration.ofDays(3));

    private final List<TenantId> tenants =
            IntStream.range(0, TENANTS).mapToObj(_ -> new TenantId(UUID.randomUUID())).toList();
    private final long[] accepted = new long[TENANTS];
    private final SplittableRandom random = new SplittableRandom(42);

    @Test
    void aKillInTheMiddleCountsNothingTwiceAndLosesNothing(@TempDir Path directory)
            throws Exception {
        try (BillingLog log = new BillingLog()) {
            // given
            try (ServiceProcess service = BillingProcess.start(directory, "first.log")) {
                tenants.forEach(tenant -> deliver(log, tenant, "evt_1", "price_starter"));
                rate(log, RATINGS / 2);
                log.flush();
                await().atMost(PATIENCE).until(() -> counted(log) > 0);

                // when
                service.kill();
            }
            tenants.forEach(tenant -> link(log, tenant));
            tenants.forEach(tenant -> deliver(log, tenant, "evt_1", "price_starter"));
            rate(log, RATINGS / 2);
            log.flush();
            try (ServiceProcess service = BillingProcess.start(directory, "second.log")) {
                await().atMost(PATIENCE).until(() -> counted(log) > RATINGS / 2);
                service.kill();
            }
            tenants.forEach(tenant -> deliver(log, tenant, "evt_2", "price_growth"));
            log.flush();

            // then
            try (ServiceProcess _ = BillingProcess.start(directory, "third.log")) {
                await().atMost(PATIENCE).untilAsserted(() -> verifyAll(log));
            }
        }
    }

    private void verifyAll(BillingLog log) {
        Map<TenantKey, List<TenantUsage>> usage = log.read(Topics.USAGE);
        Map<TenantKey, List<TenantBilling>> accounts = log.read(Topics.ACCOUNTS);
        Map<TenantKey, List<TenantQuota>> quotas = log.read(Topics.QUOTAS);
        Map<TenantHourKey, List<TenantHourUsage>> hours = log.read(Topics.USAGE_HOURS);
        for (int i = 0; i < TENANTS; i++) {
            TenantKey tenant = new TenantKey(tenants.get(i));
            assertThat(usage).containsKey(tenant);
            assertThat(last(usage, tenant).getPeriods())
                    .containsExactly(
                            new PeriodUsage(LinkedEvents.BEGIN, LinkedEvents.END, accepted[i]));
            assertThat(hours.getOrDefault(TenantHourKey.around(tenants.get(i), MIDDLE), List.of()))
                    .extracting(TenantHourUsage::getRatings)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .endsWith(accepted[i]);
            assertThat(accounts.getOrDefault(tenant, List.of()))
                    .extracting(TenantBilling::getRevision)
                    .isSorted()
                    .containsOnly(1L, 2L)
                    .endsWith(2L);
            assertThat(quotas).containsKey(tenant);
            QuotaStep now = last(quotas, tenant).getSteps().getFirst();
            assertThat(now.getPlan()).isEqualTo("growth");
            assertThat(quotas.getOrDefault(tenant, List.of()))
                    .extracting(TenantQuota::getRevision)
                    .isSorted();
        }
    }

    private long counted(BillingLog log) {
        Map<TenantKey, List<TenantUsage>> usage = log.read(Topics.USAGE);
        return tenants.stream()
                .map(TenantKey::new)
                .filter(usage::containsKey)
                .flatMap(tenant -> last(usage, tenant).getPeriods().stream())
                .mapToLong(PeriodUsage::getRatings)
                .sum();
    }

    private static <V> V last(Map<TenantKey, List<V>> values, TenantKey tenant) {
        return requireNonNull(values.get(tenant)).getLast();
    }

    /** Of random tenants; one in ten is there twice. */
    private void rate(BillingLog log, int times) {
        for (int i = 0; i < times; i++) {
            int tenant = random.nextInt(TENANTS);
            UUID id = UUID.randomUUID();
            Instant at = MIDDLE.plusMillis(random.nextLong(60_000));
            accepted[tenant]++;
            for (int copy = random.nextInt(10) == 0 ? 2 : 1; copy > 0; copy--) {
                log.append(
                        Topics.RATING_EVENTS,
                        new ItemKey(tenants.get(tenant), new ItemId("item-" + i % 100)),
                        new RatingEvent(
                                id,
                                tenants.get(tenant).value(),
                                "item-" + i % 100,
                                "user",
                                new RatingSubmitted(5, at, null, null)),
                        at);
            }
        }
    }

    private static void deliver(BillingLog log, TenantId tenant, String event, String price) {
        String id = event + "_" + tenant;
        Map<String, Object> subscription = LinkedEvents.subscription("active", price);
        subscription.put("customer", customerOf(tenant));
        long created = LinkedEvents.BEGIN.getEpochSecond() + (event.equals("evt_1") ? 1 : 2);
        String type = "customer.subscription.updated";
        log.append(
                Topics.STRIPE_INBOX,
                keyOf(tenant),
                StripeDelivery.newBuilder()
                        .setEventId(NameBasedUuid.of(tenant.value(), id))
                        .setStripeEventId(id)
                        .setType(type)
                        .setLivemode(false)
                        .setCreatedAt(Instant.ofEpochSecond(created))
                        .setAccount(LinkedEvents.PLATFORM)
                        .setCustomer(customerOf(tenant))
                        .setReceivedAt(Instant.ofEpochSecond(created))
                        .setPayload(
                                ByteBuffer.wrap(
                                        Payloads.event(
                                                new EventHead(id, created, type),
                                                subscription,
                                                object())))
                        .build(),
                LinkedEvents.BEGIN);
    }

    private static void link(BillingLog log, TenantId tenant) {
        log.append(
                Topics.CUSTOMER_LINKS,
                keyOf(tenant),
                new CustomerLink(
                        LinkedEvents.PLATFORM,
                        customerOf(tenant),
                        tenant.value(),
                        CustomerLinker.OPERATOR,
                        null,
                        LinkedEvents.BEGIN),
                LinkedEvents.BEGIN);
    }

    private static CustomerKey keyOf(TenantId tenant) {
        return CustomerKey.parse(LinkedEvents.PLATFORM + "/" + customerOf(tenant));
    }

    private static String customerOf(TenantId tenant) {
        return "cus_" + tenant;
    }
}
