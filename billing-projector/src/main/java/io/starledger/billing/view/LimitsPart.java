package io.starledger.billing.view;

import io.starledger.billing.catalogue.Limits;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

/** Limits; null for none. */
@Schema(name = "Limits", description = "Null is no limit.")
public record LimitsPart(
        @Nullable Long ratingsPerMonth,
        @Nullable Long ratingsPerSecond,
        @Nullable Long requestsPerMinute,
        @Nullable Long retentionSeconds) {

    public static LimitsPart of(Limits limits) {
        return new LimitsPart(
                limited(limits.ratingsPerMonth()),
                limited(limits.ratingsPerSecond()),
                limited(limits.requestsPerMinute()),
                limited(limits.retention().toSeconds()));
    }

    private static @Nullable Long limited(long limit) {
        return limit == Long.MAX_VALUE ? null : limit;
    }
}
