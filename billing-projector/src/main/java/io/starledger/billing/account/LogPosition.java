package io.starledger.billing.account;

/**
 * A place in {@code billing.stripe-events.v1}; a tenant never changes its partition.
 *
 * @param offset {@link #NONE} before the tenant's first event
 */
record LogPosition(int partition, long offset) {
    static final long NONE = -1;
}
