package io.starledger.platform.quota;

import io.starledger.platform.limits.Limit;
import io.starledger.platform.limits.Plan;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** Numbers that a step of a quota names; null is no limit. */
record Allowed(
        @Nullable Long ratingsPerMonth,
        @Nullable Long ratingsPerSecond,
        @Nullable Long requestsPerMinute) {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Of a minute's requests, at once: those of twelve seconds. */
    private static final long REQUESTS_SHARE = 5;

    private static final long READS_A_REQUEST = 6;

    /** Of a minute's reads, at once: those of ten seconds. */
    private static final long READS_SHARE = 6;

    private static final long RATINGS_SECONDS = 10;

    /** More than a bucket can fill with in a second. */
    private static final long MOST = 1_000_000_000;

    /** What is sold names no bursts and no reads: these follow from what it names. */
    Plan toPlan() {
        Long reads = requestsPerMinute == null ? null : times(requestsPerMinute, READS_A_REQUEST);
        return new Plan(
                limit(requestsPerMinute, MINUTE, share(requestsPerMinute, REQUESTS_SHARE)),
                limit(reads, MINUTE, share(reads, READS_SHARE)),
                limit(
                        ratingsPerSecond,
                        SECOND,
                        ratingsPerSecond == null ? 0 : times(ratingsPerSecond, RATINGS_SECONDS)),
                ratingsPerMonth);
    }

    /** A bucket gains something, or it would never open again: none is one. */
    private static @Nullable Limit limit(@Nullable Long amount, Duration per, long burst) {
        return amount == null || amount > MOST
                ? null
                : new Limit(Math.max(1, amount), per, Math.max(1, burst));
    }

    private static long share(@Nullable Long amount, long share) {
        return amount == null ? 0 : amount / share;
    }

    private static long times(long amount, long factor) {
        return amount > Long.MAX_VALUE / factor ? Long.MAX_VALUE : amount * factor;
    }
}
