package io.starledger.billing.past;

import static io.starledger.billing.stripe.Payloads.list;
import static io.starledger.billing.stripe.Payloads.object;

import io.starledger.billing.stripe.LinkedEvents;
import io.starledger.billing.stripe.Payloads;
import io.starledger.billing.stripe.Payloads.EventHead;
import io.starledger.schemas.avro.GivenLimits;
import io.starledger.schemas.avro.GrantDecision;
import io.starledger.schemas.avro.TenantStripeEvent;
import io.starledger.schemas.ids.TenantId;

import org.apache.avro.specific.SpecificRecord;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What Stripe told of a tenant that tries, buys, changes, owes and leaves, and what operators gave
 * it: late, repeated and in no order.
 */
public final class PastBilling {
    public static final Instant BEGIN = Instant.parse("2025-10-01T00:00:00Z");
    public static final Instant END = Instant.parse("2026-03-12T12:00:00Z");
    private static final Duration PERIOD = Duration.ofDays(30);
    private static final List<String> PRICES =
            List.of("price_starter", "price_growth", "price_enterprise", "price_of_nothing");
    private static final List<String> STATUSES =
            List.of("active", "active", "active", "active", "past_due", "unpaid", "paused");

    private final TenantId tenant;
    private final Random random;
    private final Instant since;
    private final List<SpecificRecord> facts = new ArrayList<>();

    private PastBilling(TenantId tenant, Random random) {
        this.tenant = tenant;
        this.random = random;
        this.since = BEGIN.plusSeconds(random.nextInt(20 * 86_400));
    }

    /** In the order in which the logs are to have them. */
    public static List<SpecificRecord> of(TenantId tenant, Random random) {
        PastBilling past = new PastBilling(tenant, random);
        Instant start = past.since;
        while (start.isBefore(END)) {
            past.period(start);
            start = start.plus(PERIOD);
        }
        for (int i = 0; i < 12; i++) {
            past.grant();
        }
        Collections.shuffle(past.facts, random);
        return past.facts;
    }

    private void period(Instant start) {
        boolean isTrial = start.equals(since);
        int events = 4 + random.nextInt(10);
        for (int i = 0; i < events; i++) {
            Instant created = start.plusSeconds(random.nextInt((int) PERIOD.toSeconds()));
            String status =
                    isTrial && created.isBefore(since.plus(Duration.ofDays(14)))
                            ? "trialing"
                            : random.nextInt(30) == 0 ? "canceled" : pick(STATUSES);
            TenantStripeEvent event = event(created, subscription(start, status));
            facts.add(event);
            if (random.nextInt(4) == 0) {
                facts.add(received(event, created));
            }
        }
    }

    private TenantStripeEvent event(Instant created, Map<String, Object> subscription) {
        EventHead head =
                new EventHead(
                        "evt_" + facts.size(),
                        created.getEpochSecond(),
                        "customer.subscription.updated");
        byte[] payload = Payloads.event(head, subscription, null);
        return received(LinkedEvents.ofPayload(tenant, head, payload), created);
    }

    /** Mostly soon, and sometimes weeks later. */
    private TenantStripeEvent received(TenantStripeEvent event, Instant created) {
        long most =
                switch (random.nextInt(10)) {
                    case 0 -> 40 * 86_400_000L;
                    case 1, 2 -> 3 * 86_400_000L;
                    default -> 10_000L;
                };
        Instant at = created.plusMillis(random.nextLong(most));
        return TenantStripeEvent.newBuilder(event).setReceivedAt(at).build();
    }

    private Map<String, Object> subscription(Instant start, String status) {
        Map<String, Object> item =
                object(
                        "id",
                        "si_1",
                        "current_period_start",
                        start.getEpochSecond(),
                        "current_period_end",
                        start.plus(PERIOD).getEpochSecond(),
                        "price",
                        object("id", pick(PRICES)),
                        "quantity",
                        1);
        return object(
                "id",
                "sub_" + tenant,
                "object",
                "subscription",
                "cancel_at",
                null,
                "cancel_at_period_end",
                random.nextInt(5) == 0,
                "customer",
                "cus_" + tenant,
                "items",
                list(List.of(item)),
                "trial_end",
                status.equals("trialing") ? since.plus(Duration.ofDays(14)).getEpochSecond() : null,
                "status",
                status);
    }

    private void grant() {
        Instant at = since.plusMillis(random.nextLong(Duration.between(since, END).toMillis()));
        GivenLimits given =
                new GivenLimits(
                        1 + random.nextLong(1_000),
                        0L,
                        0L,
                        0L,
                        at.minus(Duration.ofDays(random.nextInt(5))),
                        at.plus(Duration.ofDays(1 + random.nextInt(20))));
        facts.add(
                new GrantDecision(
                        tenant.value(),
                        "g-" + random.nextInt(4),
                        random.nextInt(4) == 0 ? null : given,
                        "ann",
                        at));
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
