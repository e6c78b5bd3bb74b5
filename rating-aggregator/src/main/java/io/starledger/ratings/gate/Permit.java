package io.starledger.ratings.gate;

import io.lettuce.core.KeyValue;
import io.lettuce.core.api.async.RedisAsyncCommands;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What Redis says of one partition of {@code ratings.items.v1}.
 *
 * @param written the next offset the Redis view will take
 * @param floor the next offset the PostgreSQL view will take, at most
 * @param until when that floor stops being promised
 */
public record Permit(long written, long floor, Instant until) {
    private static final Permit NONE = new Permit(0, Long.MAX_VALUE, Instant.EPOCH);

    /** Asks on the connection that the read itself will use, and before it. */
    public static CompletionStage<Permit> of(
            RedisAsyncCommands<String, String> redis, int partition) {
        return redis.hmget(
                        GateKeys.GATE,
                        GateKeys.written(partition),
                        GateKeys.floor(partition),
                        GateKeys.until(partition))
                .thenApply(Permit::parse);
    }

    /**
     * Whether a read that was sent after this permit was asked for, and whose answer is in {@code
     * now}, is at least as new as PostgreSQL was when it was sent.
     */
    public boolean allowsReading(Instant now) {
        return written >= floor && now.isBefore(until);
    }

    private static Permit parse(List<KeyValue<String, String>> fields) {
        return fields.stream().allMatch(KeyValue::hasValue)
                ? new Permit(
                        Long.parseLong(fields.get(0).getValue()),
                        Long.parseLong(fields.get(1).getValue()),
                        Instant.ofEpochMilli(Long.parseLong(fields.get(2).getValue())))
                : NONE;
    }
}
