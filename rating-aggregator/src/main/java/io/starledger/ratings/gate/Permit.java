package io.starledger.ratings.gate;

import java.time.Instant;

/**
 * What Redis says of one partition of {@code ratings.items.v1}.
 *
 * @param written the next offset the Redis view will take
 * @param floor the next offset the PostgreSQL view will take, at most
 * @param until when that floor stops being promised
 */
public record Permit(long written, long floor, Instant until) {
    static final Permit NONE = new Permit(0, Long.MAX_VALUE, Instant.EPOCH);

    /**
     * Whether a read that was sent after this permit was asked for, and whose answer is in {@code
     * now}, is at least as new as PostgreSQL was when it was sent.
     */
    public boolean allowsReading(Instant now) {
        return written >= floor && now.isBefore(until);
    }
}
