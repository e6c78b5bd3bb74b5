package io.starledger.schemas.ids;

/**
 * Key {@code account/customer}: all that Stripe says of one customer stands in one partition, and
 * all of an account that is about no customer in another, under {@code account/-}. Which tenant's
 * it is, a key does not say.
 */
public record CustomerKey(StripeAccountId account, StripeCustomerId customer) implements RecordKey {

    /** Throws {@link IllegalArgumentException} if {@code key} is not {@code account/customer}. */
    public static CustomerKey parse(String key) {
        String[] parts = RecordKey.split(key, 2);
        return new CustomerKey(new StripeAccountId(parts[0]), new StripeCustomerId(parts[1]));
    }

    @Override
    public String toString() {
        return account.value() + "/" + customer.value();
    }
}
