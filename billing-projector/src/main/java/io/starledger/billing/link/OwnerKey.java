package io.starledger.billing.link;

import io.starledger.schemas.ids.CustomerKey;

import java.time.Instant;
import java.util.UUID;

/**
 * Keys of the store deliveries-by-owner: for whom a delivery is kept, then in which order. No key
 * of one owner is the beginning of another's, as no id holds a {@code /} or a space.
 */
final class OwnerKey {
    private OwnerKey() {}

    /** Until the customer has a tenant. */
    static String ofCustomer(CustomerKey customer) {
        return prefix(Wait.LINKED) + customer + "/";
    }

    /** Until the object, by {@code account/object}, has a customer. */
    static String ofObject(String object) {
        return prefix(Wait.NAMED) + object + "/";
    }

    /** For every tenant that is a customer of the account, now or later. */
    static String ofAccount(String account) {
        return "account " + account + "/";
    }

    /** Before the keys of all that wait for the same. */
    static String prefix(Wait wait) {
        return wait == Wait.LINKED ? "customer " : "object ";
    }

    /** In the order in which they were received. */
    static String inOrder(String owner, Instant receivedAt, UUID eventId) {
        return owner + "%016d/%s".formatted(receivedAt.toEpochMilli(), eventId);
    }

    static Instant receivedAt(String key) {
        String[] parts = key.split("/", -1);
        return Instant.ofEpochMilli(Long.parseLong(parts[parts.length - 2]));
    }
}
