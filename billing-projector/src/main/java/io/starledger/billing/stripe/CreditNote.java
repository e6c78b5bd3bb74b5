package io.starledger.billing.stripe;

import org.jspecify.annotations.Nullable;

/** A part of an invoice that is waived, in minor units of {@code currency}. */
public record CreditNote(
        String id, @Nullable CustomerId customer, boolean isVoid, long amount, String currency)
        implements StripeObject {

    @Override
    public ObjectKind kind() {
        return ObjectKind.CREDIT_NOTE;
    }

    @Override
    public long progress() {
        return isVoid ? 1 : 0;
    }
}
