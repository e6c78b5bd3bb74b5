package io.starledger.billing.view;

import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Instant;

/** A billing period. */
@Schema(name = "BillingPeriod")
public record PeriodPart(
        @Schema(description = "Its first instant") Instant startsAt,
        @Schema(description = "The first instant after it") Instant endsAt) {}
