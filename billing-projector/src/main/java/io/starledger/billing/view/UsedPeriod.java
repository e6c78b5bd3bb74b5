package io.starledger.billing.view;

import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Instant;

/** What was accepted in one period. */
@Schema(name = "UsagePoint")
public record UsedPeriod(
        @Schema(description = "Its first instant") Instant startsAt,
        @Schema(description = "The first instant after it") Instant endsAt,
        @Schema(description = "Ratings accepted in it") long ratings) {}
