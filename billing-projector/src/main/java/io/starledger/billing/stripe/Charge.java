package io.starledger.billing.stripe;

import org.jspecify.annotations.Nullable;

/**
 * A charge and how much of it was given back, in minor units of {@code currency}; what fails of it
 * later is told by the refund.
 */
public record Charge(String id, @Nullable CustomerId customer, long amountRefunded, String currency)
        implements StripeObject {

    @Override
    public ObjectKind kind() {
        return ObjectKind.CHARGE;
    }

    @Override
    public long progress() {
        return amountRefunded;
    }
}
