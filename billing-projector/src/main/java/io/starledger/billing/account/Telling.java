package io.starledger.billing.account;

import io.starledger.billing.stripe.Step;
import io.starledger.billing.stripe.StripeObject;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;

/** What one event told of an object. */
public record Telling(
        String eventId, Instant at, Step step, @Nullable StripeObject before, StripeObject after)
        implements Comparable<Telling> {
    private static final Comparator<Telling> ORDER =
            Comparator.comparing(Telling::at)
                    .thenComparing(Telling::step)
                    .thenComparing(Telling::eventId);

    /** By second, then by what can be first within it; the id only makes the order total. */
    @Override
    public int compareTo(Telling other) {
        return ORDER.compare(this, other);
    }
}
