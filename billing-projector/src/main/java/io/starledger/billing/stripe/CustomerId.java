package io.starledger.billing.stripe;

/** A customer of one Stripe account; unique within that account only. */
public record CustomerId(String value) implements Comparable<CustomerId> {

    @Override
    public int compareTo(CustomerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
