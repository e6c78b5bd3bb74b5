package io.starledger.billing.stripe;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One event. Deliveries repeat: {@code account} and {@code id} together say which it is.
 *
 * @param createdAt whole seconds; several events of one object may share one
 */
public record StripeEvent(StripeAccountId account, String id, Instant createdAt, Said said) {

    /** What an event says. */
    public sealed interface Said {}

    /**
     * An object is as it is now.
     *
     * @param before what it was just before, where Stripe says so by {@code previous_attributes}
     */
    public record Told(Step step, @Nullable StripeObject before, StripeObject after)
            implements Said {}

    /** Of a type that is kept and counted, and changes nothing. */
    public record Unknown(String type) implements Said {}
}
