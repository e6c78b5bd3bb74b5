package io.starledger.schemas.ids;

/** Identity of a Stripe account, {@code acct_…}. */
public record StripeAccountId(String value) {
    public StripeAccountId {
        StripeId.require("account", value);
    }

    public static boolean isValid(String text) {
        return StripeId.isValid(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
