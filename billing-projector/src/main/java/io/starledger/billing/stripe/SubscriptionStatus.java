package io.starledger.billing.stripe;

/** The states Stripe gives a subscription; the last two are final. */
public enum SubscriptionStatus {
    INCOMPLETE,
    TRIALING,
    ACTIVE,
    PAST_DUE,
    UNPAID,
    PAUSED,
    INCOMPLETE_EXPIRED,
    CANCELED;

    public boolean isFinal() {
        return this == INCOMPLETE_EXPIRED || this == CANCELED;
    }
}
