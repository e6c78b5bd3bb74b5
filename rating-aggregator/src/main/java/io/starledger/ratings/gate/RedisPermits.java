package io.starledger.ratings.gate;

import io.lettuce.core.KeyValue;
import io.lettuce.core.api.async.RedisAsyncCommands;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Asks Redis for permits. */
public final class RedisPermits {
    private RedisPermits() {}

    /** Asks on the connection that the read itself will use, and before it. */
    public static CompletionStage<Permit> read(
            RedisAsyncCommands<String, String> redis, int partition) {
        return redis.hmget(
                        RedisGateKeys.GATE,
                        RedisGateKeys.written(partition),
                        RedisGateKeys.floor(partition),
                        RedisGateKeys.until(partition))
                .thenApply(RedisPermits::parse);
    }

    private static Permit parse(List<KeyValue<String, String>> fields) {
        return fields.stream().allMatch(KeyValue::hasValue)
                ? new Permit(
                        Long.parseLong(fields.get(0).getValue()),
                        Long.parseLong(fields.get(1).getValue()),
                        Instant.ofEpochMilli(Long.parseLong(fields.get(2).getValue())))
                : Permit.NONE;
    }
}
