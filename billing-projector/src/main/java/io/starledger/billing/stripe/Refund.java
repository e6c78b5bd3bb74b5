package io.starledger.billing.stripe;

import org.jspecify.annotations.Nullable;

/**
 * Money given back, in minor units of {@code currency}.
 *
 * @param charge null where another kind of payment is refunded
 * @param hasFailed whether the money stayed: failed or canceled
 */
public record Refund(
        String id, long amount, @Nullable String charge, boolean hasFailed, String currency)
        implements StripeObject {

    @Override
    public ObjectKind kind() {
        return ObjectKind.REFUND;
    }

    @Override
    public long progress() {
        return hasFailed ? 1 : 0;
    }
}
