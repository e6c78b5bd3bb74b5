package io.starledger.billing.catalogue;

import io.starledger.billing.stripe.Product;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * What a plan allows from an instant on, as the metadata of a Stripe product say.
 *
 * @param eventId of the event that told; puts two of one second in an order
 */
public record Redefinition(Instant at, String eventId, Plan plan)
        implements Comparable<Redefinition> {
    private static final Comparator<Redefinition> ORDER =
            Comparator.comparing(Redefinition::at).thenComparing(Redefinition::eventId);

    @Override
    public int compareTo(Redefinition other) {
        return ORDER.compare(this, other);
    }

    /** Empty unless the metadata name a plan and every limit of it. */
    static Optional<Plan> planOf(Product product) {
        Map<String, String> metadata = product.metadata();
        @Nullable String name = metadata.get("starledger_plan");
        try {
            return name == null
                    ? Optional.empty()
                    : Optional.of(
                            new Plan(
                                    new PlanName(name),
                                    new Limits(
                                            number(metadata.get("ratings_per_month")),
                                            number(metadata.get("ratings_per_second")),
                                            number(metadata.get("requests_per_minute")),
                                            Duration.ofDays(
                                                    number(metadata.get("retention_days"))))));
        } catch (IllegalArgumentException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    private static long number(@Nullable String text) {
        if (text == null) {
            throw new IllegalArgumentException("expected a number but was nothing");
        }
        return Long.parseLong(text);
    }
}
