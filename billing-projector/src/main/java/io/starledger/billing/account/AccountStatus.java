package io.starledger.billing.account;

/** How a tenant stands towards what it bought; the sooner in this list, the better. */
public enum AccountStatus {
    ACTIVE,
    /** A payment has failed; what was bought stays for the grace. */
    PAST_DUE,
    TRIALING,
    /** Stripe has given up collecting, and the subscription with it: reads only. */
    UNPAID,
    /** A trial ended without a means of payment: reads only. */
    PAUSED,
    /** A payment has failed and the grace is over: the free plan. */
    LAPSED,
    /** Nothing is bought: the free plan. */
    NONE;

    /** Whether the plan and the add-ons that were bought count. */
    public boolean isGranting() {
        return this == ACTIVE || this == PAST_DUE || this == TRIALING;
    }

    public boolean isReadOnly() {
        return this == UNPAID || this == PAUSED;
    }
}
