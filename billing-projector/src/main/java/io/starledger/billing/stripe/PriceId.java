package io.starledger.billing.stripe;

/** A price, or a plan of the older API, of one Stripe account; unique within that account only. */
public record PriceId(String value) implements Comparable<PriceId> {

    @Override
    public int compareTo(PriceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
