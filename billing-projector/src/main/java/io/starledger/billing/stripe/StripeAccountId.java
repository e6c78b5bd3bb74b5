package io.starledger.billing.stripe;

/** A Stripe account: the platform's own, a Connect account, or a tenant's own. */
public record StripeAccountId(String value) implements Comparable<StripeAccountId> {

    @Override
    public int compareTo(StripeAccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
