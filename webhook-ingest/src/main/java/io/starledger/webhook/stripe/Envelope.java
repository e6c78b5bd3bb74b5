package io.starledger.webhook.stripe;

import io.starledger.schemas.ids.StripeAccountId;
import io.starledger.schemas.ids.StripeCustomerId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What an event says of itself, whatever its type.
 *
 * @param id unique within the account
 * @param createdAt in whole seconds
 * @param account which Connect account it happened in; null for that of the endpoint
 * @param customer whom its object is about; null if it names none, or by an id no key can hold
 */
record Envelope(
        String id,
        boolean livemode,
        String type,
        Instant createdAt,
        @Nullable String apiVersion,
        @Nullable StripeAccountId account,
        @Nullable StripeCustomerId customer) {}
