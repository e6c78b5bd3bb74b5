package io.starledger.billing.view;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

/** Limits; null for none. */
@Schema(name = "Limits", description = "Null is no limit.")
public record LimitsPart(
        @Nullable Long ratingsPerMonth,
        @Nullable Long ratingsPerSecond,
        @Nullable Long requestsPerMinute,
        @Nullable Long retentionSeconds) {}
