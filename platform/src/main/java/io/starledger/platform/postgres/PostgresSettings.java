package io.starledger.platform.postgres;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The databases that hold the views.
 *
 * @param shards one that is alone if none is named
 * @param slots the slots of each shard, as {@code 0-511,600}; each slot exactly once
 * @param migration owns the tables
 * @param writing folds the log into any tenant's rows
 * @param reading sees the rows of the tenant it names
 * @param writers JDBC connections to each shard
 * @param readers R2DBC connections to each address of each shard, made at once: many at a time
 *     would take long to make when they are needed most
 * @param timeout for a connection to be had, and for one read to answer
 */
@Validated
@ConfigurationProperties("starledger.postgres")
public record PostgresSettings(
        @DefaultValue List<@Valid ShardSettings> shards,
        @DefaultValue Map<String, List<SlotRange>> slots,
        @NotNull @Valid Login migration,
        @NotNull @Valid Login writing,
        @NotNull @Valid Login reading,
        @Positive @DefaultValue("6") int writers,
        @Positive @DefaultValue("8") int readers,
        @NotNull @DefaultValue("2s") Duration timeout) {

    public PostgresSettings {
        shards = shards.isEmpty() ? List.of(ShardSettings.ALONE) : List.copyOf(shards);
        slots = Map.copyOf(slots);
        requireDistinct(shards, "a name", ShardSettings::name);
        requireDistinct(shards, "a database", ShardSettings::jdbcUrl);
        SlotTable.of(names(shards), slots);
    }

    public SlotTable slotTable() {
        return SlotTable.of(names(shards), slots);
    }

    /**
     * The table that told {@code settings} of itself, of shards that are configured now: throws
     * {@link IllegalArgumentException} if one is not any more.
     */
    public SlotTable slotTable(Map<String, String> settings) {
        return SlotTable.of(names(shards), SlotTable.ranges(settings));
    }

    public List<String> shardNames() {
        return names(shards);
    }

    private static List<String> names(List<ShardSettings> shards) {
        return shards.stream().map(ShardSettings::name).toList();
    }

    private static void requireDistinct(
            List<ShardSettings> shards, String what, Function<ShardSettings, String> of) {
        Set<String> known = new HashSet<>();
        for (ShardSettings shard : shards) {
            if (!known.add(of.apply(shard))) {
                throw new IllegalArgumentException(
                        "expected each shard to have %s of its own but two have %s"
                                .formatted(what, of.apply(shard)));
            }
        }
    }
}
