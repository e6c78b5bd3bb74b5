package io.starledger.billing.view;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** One event of Stripe's, as its table keeps it and its tenant sees it. */
@Schema(name = "StripeEvent")
public record StripeEventRow(
        @Schema(description = "Of the event and the endpoint it came to") UUID eventId,
        @Schema(example = "evt_1", description = "Stripe's id") String stripeEventId,
        @Schema(example = "customer.subscription.updated") String type,
        @Schema(example = "acct_1") String account,
        @Schema(example = "cus_1") @Nullable String customer,
        @Schema(example = "2025-03-31.basil") @Nullable String apiVersion,
        boolean livemode,
        @Schema(description = "Whether it came to the platform's endpoint, not the tenant's own")
                boolean decides,
        Instant createdAt,
        @Schema(description = "Of the newest of several deliveries") Instant receivedAt,
        @Schema(description = "The body as Stripe sent it; null unless asked for")
                @Nullable String payload) {}
