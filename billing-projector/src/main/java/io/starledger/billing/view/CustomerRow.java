package io.starledger.billing.view;

import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A Stripe customer and whose it is.
 *
 * @param linkedBy {@code checkout} or {@code operator}
 * @param reference of a checkout its session, of an operator who it was; null if that is unknown
 */
public record CustomerRow(
        TenantId tenant,
        String account,
        String customer,
        String linkedBy,
        @Nullable String reference,
        Instant linkedAt) {}
