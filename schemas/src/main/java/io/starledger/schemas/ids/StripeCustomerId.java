package io.starledger.schemas.ids;

/** Identity of a customer within its Stripe account, {@code cus_…}. */
public record StripeCustomerId(String value) {
    /** Stands in a key where an event names no customer. */
    public static final StripeCustomerId NOBODY = new StripeCustomerId("-");

    public StripeCustomerId {
        StripeId.require("customer", value);
    }

    public static boolean isValid(String text) {
        return StripeId.isValid(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
