package io.starledger.billing.stripe;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * An invoice; in {@code currency} and its minor units.
 *
 * @param subscription null for one that bills no subscription
 * @param owedSince when it was finalized, or became due where the customer pays by hand; null while
 *     it is a draft
 */
public record Invoice(
        String id,
        @Nullable CustomerId customer,
        InvoiceStatus status,
        @Nullable String subscription,
        int attempts,
        @Nullable Instant owedSince,
        String currency,
        Amounts amounts)
        implements StripeObject {
    private static final long MAX_ATTEMPTS = 1_000_000;

    /** What was asked for, given and is still asked for. */
    public record Amounts(long due, long paid, long remaining) {}

    @Override
    public ObjectKind kind() {
        return ObjectKind.INVOICE;
    }

    @Override
    public long progress() {
        return status.stage() * MAX_ATTEMPTS + Math.min(attempts, MAX_ATTEMPTS - 1);
    }
}
