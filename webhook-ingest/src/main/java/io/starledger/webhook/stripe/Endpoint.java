package io.starledger.webhook.stripe;

import io.starledger.schemas.ids.StripeAccountId;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

/**
 * Where Stripe delivers to, and by whose secrets it signs.
 *
 * @param tenant whose own endpoint it is; null for the platform's
 * @param account in which an event happened that names none
 * @param own sign what happened in that account
 * @param connected sign what happened in accounts connected to it
 */
record Endpoint(
        @Nullable TenantId tenant, StripeAccountId account, Secrets own, Secrets connected) {}
