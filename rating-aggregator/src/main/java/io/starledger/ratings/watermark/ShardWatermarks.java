package io.starledger.ratings.watermark;

import io.starledger.platform.postgres.SlotTable;
import io.starledger.platform.postgres.TenantReads;
import io.starledger.schemas.ids.TenantId;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The watermarks of all shards of one generation. */
final class ShardWatermarks {
    private final SlotTable shards;
    private final Map<String, PostgresWatermarks> byShard;

    ShardWatermarks(SlotTable shards, TenantReads postgres, Duration pace) {
        this.shards = shards;
        this.byShard =
                shards.names().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Function.identity(),
                                        shard ->
                                                new PostgresWatermarks(
                                                        postgres, shards.anyOf(shard), pace)));
    }

    /** Of the shard that has the tenant's rows. */
    PostgresWatermarks of(TenantId tenant) {
        return Objects.requireNonNull(byShard.get(shards.shardOf(tenant)));
    }

    Collection<PostgresWatermarks> all() {
        return List.copyOf(byShard.values());
    }
}
