package io.starledger.cli.verify;

import io.starledger.cli.CommandFailedException;
import io.starledger.platform.postgres.SlotRange;
import io.starledger.platform.postgres.TenantSlot;
import io.starledger.schemas.ids.TenantId;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** The tables of all shards. */
final class PostgresViews implements AutoCloseable {
    private static final int TENANT_LENGTH = 36;

    private final List<PostgresShard> shards = new ArrayList<>();

    PostgresViews(List<String> jdbcUrls, ServedGenerations served) throws SQLException {
        for (String url : jdbcUrls) {
            shards.add(new PostgresShard(url, served));
        }
        for (int slot = 0; slot < TenantSlot.COUNT; slot++) {
            requireOneShard(slot);
        }
    }

    private void requireOneShard(int slot) {
        long holders =
                shards.stream().filter(shard -> SlotRange.contain(shard.slots(), slot)).count();
        if (holders != 1) {
            throw new CommandFailedException(
                    "expected one of the %d Postgres shards to have the slot %d but %s: name each shard once by --postgres"
                            .formatted(
                                    shards.size(),
                                    slot,
                                    holders == 0 ? "none has" : "several have"));
        }
    }

    /** Tells {@code misplaced} the key of each row that stands on another shard than its tenant. */
    Rows ratings(int partition, Consumer<String> misplaced) {
        return rows(PostgresShard::ratings, partition, misplaced);
    }

    Rows comments(int partition, Consumer<String> misplaced) {
        return rows(PostgresShard::comments, partition, misplaced);
    }

    Rows items(int partition, Consumer<String> misplaced) {
        return rows(PostgresShard::items, partition, misplaced);
    }

    Rows standings(int partition, Consumer<String> misplaced) {
        return rows(PostgresShard::standings, partition, misplaced);
    }

    private Rows rows(
            BiFunction<PostgresShard, Integer, Rows> table,
            int partition,
            Consumer<String> misplaced) {
        return action ->
                shards.forEach(
                        shard ->
                                table.apply(shard, partition)
                                        .forEach(
                                                row -> {
                                                    if (!holds(
                                                            shard.slots(),
                                                            row.key()
                                                                    .substring(0, TENANT_LENGTH))) {
                                                        misplaced.accept(row.key());
                                                    }
                                                    action.accept(row);
                                                }));
    }

    /** By tenant; tells {@code misplaced} each tenant whose row stands on another's shard. */
    Map<String, UsageRow> usage(Consumer<String> misplaced) {
        Map<String, UsageRow> usage = new HashMap<>();
        for (PostgresShard shard : shards) {
            shard.usage()
                    .forEach(
                            (tenant, row) -> {
                                if (!holds(shard.slotsOfUse(), tenant)) {
                                    misplaced.accept(tenant);
                                }
                                usage.put(tenant, row);
                            });
        }
        return usage;
    }

    /**
     * By {@code tenant/hour}; tells {@code misplaced} each hour on another shard than its tenant.
     */
    Map<String, HourRow> usageHours(Consumer<String> misplaced) {
        Map<String, HourRow> hours = new HashMap<>();
        for (PostgresShard shard : shards) {
            shard.usageHours()
                    .forEach(
                            (key, row) -> {
                                if (!holds(shard.slotsOfUse(), key.substring(0, TENANT_LENGTH))) {
                                    misplaced.accept(key);
                                }
                                hours.put(key, row);
                            });
        }
        return hours;
    }

    private static boolean holds(List<SlotRange> slots, String tenant) {
        return SlotRange.contain(slots, TenantSlot.of(TenantId.parse(tenant)));
    }

    /** The offset of the last fact that has reached the table; -1 if none has. */
    long lastOffset(String table, int partition) {
        return greatest(shard -> shard.lastOffset(table, partition));
    }

    /** How far the shard that is furthest has read a topic. */
    long furthestOffset(String topic, int partition) {
        return greatest(shard -> shard.nextOffset(topic, partition));
    }

    /** How far all shards have read a topic. */
    long nextOffset(String topic, int partition) {
        return least(shard -> shard.nextOffset(topic, partition));
    }

    /** The offset of the last event that the history of all shards has come to. */
    long historyOffset(int partition) {
        return least(shard -> shard.historyOffset(partition));
    }

    /** Rows that name a partition which the log does not have. */
    long rowsOfNoPartition(String table, int partitions) {
        return shards.stream().mapToLong(shard -> shard.rowsOfNoPartition(table, partitions)).sum();
    }

    /** Tells the key of each item whose derived columns do not follow from its counts. */
    void forEachUnderived(DerivedColumns derived, Consumer<String> action) {
        shards.forEach(shard -> shard.forEachUnderived(derived, action));
    }

    /** Tells the key of each item whose changes do not add up to what stands. */
    void forEachUnsummed(Consumer<String> action) {
        shards.forEach(shard -> shard.forEachUnsummed(action));
    }

    private long least(ToLongFunction<PostgresShard> number) {
        return shards.stream().mapToLong(number).min().orElseThrow();
    }

    private long greatest(ToLongFunction<PostgresShard> number) {
        return shards.stream().mapToLong(number).max().orElseThrow();
    }

    @Override
    public void close() throws SQLException {
        for (PostgresShard shard : shards) {
            shard.close();
        }
    }
}
