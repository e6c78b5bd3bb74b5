package io.starledger.ratings.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.platform.postgres.SlotTable;
import io.starledger.platform.redis.RedisSession;
import io.starledger.platform.redis.RedisSession.HashFields;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.topics.ItemPartitioner;
import io.starledger.schemas.topics.Topics;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** How permits stand in Redis: one for each shard and partition. */
public final class RedisPermits {
    private final SlotTable shards;
    private final Map<String, List<HashFields>> byShard = new HashMap<>();

    public RedisPermits(SlotTable shards, RedisNames names) {
        this.shards = shards;
        shards.names()
                .forEach(
                        shard ->
                                byShard.put(
                                        shard,
                                        IntStream.range(0, Topics.RATINGS_PARTITIONS)
                                                .mapToObj(
                                                        partition ->
                                                                fields(names, shard, partition))
                                                .toList()));
    }

    /**
     * What to read for a permit, in the session in which the read itself will be sent, and before
     * it.
     */
    public HashFields of(ItemKey item) {
        int partition =
                ItemPartitioner.partition(
                        item.toString().getBytes(UTF_8), Topics.RATINGS_PARTITIONS);
        return Objects.requireNonNull(byShard.get(shards.shardOf(item.tenant()))).get(partition);
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

    private static HashFields fields(RedisNames names, String shard, int partition) {
        return new HashFields(
                names.gate(),
                List.of(
                        RedisNames.written(partition),
                        RedisNames.floor(shard, partition),
                        RedisNames.until(shard, partition)));
    }
}
