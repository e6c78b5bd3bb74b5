package io.starledger.webhook.stripe;

import io.starledger.schemas.events.NameBasedUuid;
import io.starledger.schemas.ids.CustomerKey;
import io.starledger.schemas.ids.StripeAccountId;
import io.starledger.schemas.ids.StripeCustomerId;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.UUID;

/**
 * An event that is taken.
 *
 * @param tenant to whose own endpoint it came; null for the platform's
 * @param account in which it happened
 */
record Delivery(@Nullable TenantId tenant, StripeAccountId account, Envelope event) {
    /** Of the platform's endpoint; a tenant's own is the tenant's id. Part of {@code v1}. */
    private static final UUID PLATFORM = UUID.fromString("b1f3a6f0-5d0e-5c0c-9f43-5a0f7c1d2e60");

    /** The same for each repetition, and of no event that came to another endpoint. */
    UUID id() {
        return NameBasedUuid.of(
                tenant == null ? PLATFORM : tenant.value(), "stripe " + account + " " + event.id());
    }

    CustomerKey key() {
        return new CustomerKey(
                account, Objects.requireNonNullElse(event.customer(), StripeCustomerId.NOBODY));
    }
}
