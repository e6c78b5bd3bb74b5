package io.starledger.billing.history;

import io.starledger.schemas.ids.TenantId;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** Ratings added up by day, hour, second and instant. */
final class UsageSums {
    static final int DAY = 86_400;
    static final int HOUR = 3_600;
    static final int SECOND = 1;
    static final int INSTANT = 0;

    private final Map<Span, Long> ratings = new HashMap<>();

    /**
     * What is added up.
     *
     * @param width in seconds; 0 for the one instant
     */
    record Span(TenantId tenant, int width, Instant since) {}

    void add(TenantId tenant, Instant acceptedAt) {
        add(new Span(tenant, DAY, acceptedAt.truncatedTo(ChronoUnit.DAYS)));
        add(new Span(tenant, HOUR, acceptedAt.truncatedTo(ChronoUnit.HOURS)));
        add(new Span(tenant, SECOND, acceptedAt.truncatedTo(ChronoUnit.SECONDS)));
        add(new Span(tenant, INSTANT, acceptedAt));
    }

    Map<Span, Long> ratings() {
        return Map.copyOf(ratings);
    }

    private void add(Span span) {
        ratings.merge(span, 1L, Long::sum);
    }
}
