package io.starledger.billing.view;

import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Instant;

/** Limits on top of those of the plan, for a while. */
@Schema(name = "Grant", description = "So much more than the plan allows, for a while.")
public record GrantPart(
        String grantId,
        long ratingsPerMonth,
        long ratingsPerSecond,
        long requestsPerMinute,
        long retentionSeconds,
        Instant startsAt,
        Instant endsAt) {}
