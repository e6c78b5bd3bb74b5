package io.starledger.ratings.gate;

import io.starledger.platform.redis.RedisSession;
import io.starledger.platform.redis.RedisSession.HashFields;
import io.starledger.schemas.topics.Topics;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** How a permit stands in Redis. */
public final class RedisPermits {
    private static final List<HashFields> BY_PARTITION =
            IntStream.range(0, Topics.RATINGS_PARTITIONS).mapToObj(RedisPermits::fields).toList();

    private RedisPermits() {}

    /**
     * What to read for a permit, in the session in which the read itself will be sent, and before
     * it.
     */
    public static HashFields of(int partition) {
        return BY_PARTITION.get(partition);
    }

    /** {@link Permit#NONE} unless promised since the session began. */
    public static Permit parse(List<@Nullable String> values, RedisSession session) {
        String written = values.get(0);
        String floor = values.get(1);
        String until = values.get(2);
        if (written == null || floor == null || until == null) {
            return Permit.NONE;
        }
        Permit permit =
                new Permit(
                        Long.parseLong(written),
                        Long.parseLong(floor),
                        Instant.ofEpochMilli(Long.parseLong(until)));
        return permit.wasPromisedAfter(session.since()) ? permit : Permit.NONE;
    }

    private static HashFields fields(int partition) {
        return new HashFields(
                RedisGateKeys.GATE,
                List.of(
                        RedisGateKeys.written(partition),
                        RedisGateKeys.floor(partition),
                        RedisGateKeys.until(partition)));
    }
}
