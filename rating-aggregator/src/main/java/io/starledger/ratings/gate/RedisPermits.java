package io.starledger.ratings.gate;

import io.lettuce.core.KeyValue;
import io.starledger.platform.redis.RedisSession;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Asks Redis for permits. */
public final class RedisPermits {
    private RedisPermits() {}

    /**
     * Asks in the session in which the read itself will be sent, and before it. {@link Permit#NONE}
     * unless promised since the session began.
     */
    public static CompletionStage<Permit> read(RedisSession session, int partition) {
        return session.commands()
                .hmget(
                        RedisGateKeys.GATE,
                        RedisGateKeys.written(partition),
                        RedisGateKeys.floor(partition),
                        RedisGateKeys.until(partition))
                .thenApply(RedisPermits::parse)
                .thenApply(
                        permit -> permit.wasPromisedAfter(session.since()) ? permit : Permit.NONE);
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
