package io.starledger.ratings.gate;

import java.time.Duration;
import java.time.Instant;

/**
 * What Redis says of one partition of {@code ratings.items.v1} and one shard.
 *
 * @param written the next offset the Redis view will take
 * @param floor the next offset the PostgreSQL view of that shard will take, at most
 * @param until when that floor stops being promised; it was promised a {@link #TERM} before
 */
public record Permit(long written, long floor, Instant until) {
    /** How long a promise holds. */
    static final Duration TERM = Duration.ofSeconds(1);

    /** What the clocks of all instances may differ by. */
    static final Duration CLOCK_SKEW = Duration.ofMillis(200);

    static final Permit NONE = new Permit(0, Long.MAX_VALUE, Instant.EPOCH);

    /**
     * Whether the floor was promised to the run of Redis that was reached at {@code reached}, and
     * is not what that run found in its file.
     */
    boolean wasPromisedAfter(Instant reached) {
        return until.minus(TERM).isAfter(reached.plus(CLOCK_SKEW));
    }

    /**
     * Whether a read that was sent after this permit was asked for, and whose answer is in {@code
     * now}, is at least as new as PostgreSQL was when it was sent.
     */
    public boolean allowsReading(Instant now) {
        return written >= floor && now.isBefore(until);
    }
}
