package io.starledger.billing.stripe;

import org.jspecify.annotations.Nullable;

/**
 * A customer. Who it is, e-mail above all, is not read: it links nobody to a tenant.
 *
 * @param balance in minor units of {@code currency}; below zero it is a credit
 * @param currency null before the first bill
 */
public record Customer(String id, boolean isDeleted, long balance, @Nullable String currency)
        implements StripeObject {

    @Override
    public ObjectKind kind() {
        return ObjectKind.CUSTOMER;
    }

    @Override
    public long progress() {
        return isDeleted ? 1 : 0;
    }

    @Override
    public Customer deleted() {
        return new Customer(id, true, balance, currency);
    }
}
