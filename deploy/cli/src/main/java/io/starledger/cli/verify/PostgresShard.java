package io.starledger.cli.verify;

import io.starledger.platform.postgres.SlotRange;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The tables of ratings, and those of use, in one database, read in small portions, each query on
 * its own snapshot.
 */
final class PostgresShard implements AutoCloseable {
    private static final int PORTION = 5_000;
    private static final String RATINGS =
            """
            select tenant_id || '/' || item_id || '/' || user_id as key, rating_id, score, rated_at, accepted_at,
              comment_hash, retracted_at, hidden, channel, source_partition, source_offset
            from ratings where source_partition = ?
            """;
    private static final String COMMENTS =
            """
            select tenant_id || '/' || item_id || '/' || user_id || '/' || rating_id as key, text, source_partition,
              source_offset
            from comments where source_partition = ?
            """;
    private static final String ITEMS =
            """
            select tenant_id || '/' || item_id as key, count_1, count_2, count_3, count_4, count_5, revision, updated_at,
              source_partition, source_offset
            from items where source_partition = ?
            """;
    private static final String STANDINGS =
            """
            select k.tenant_id || '/' || k.item_id || '/' || k.user_id as key, s.score, s.hidden, k.source_partition, k.source_offset
            from seen_facts k left join lateral (
              select score, hidden from standings s
              where s.tenant_id = k.tenant_id and s.item_id = k.item_id and s.user_id = k.user_id
              order by since desc limit 1) s on true
            where k.source_partition = ?
            """;
    private static final String UNSUMMED =
            """
            with stands as (
              select distinct on (tenant_id, item_id, user_id) tenant_id, item_id, counted
              from standings order by tenant_id, item_id, user_id, since desc),
            stand as (
              select tenant_id, item_id, width, array[
                count(*) filter (where counted = 1), count(*) filter (where counted = 2), count(*) filter (where counted = 3),
                count(*) filter (where counted = 4), count(*) filter (where counted = 5)] as counts
              from stands cross join (values (86400), (3600), (1), (0)) w (width) group by 1, 2, 3),
            change as (
              select tenant_id, item_id, width, array[sum(count_1), sum(count_2), sum(count_3), sum(count_4), sum(count_5)] as counts
              from changes group by 1, 2, 3)
            select distinct tenant_id || '/' || item_id as key
            from stand full join change using (tenant_id, item_id, width)
            where stand.counts is distinct from change.counts
            """;
    private static final String HISTORY =
            """
            select coalesce(max(source_offset), -1) from watermarks where view = 'history' and source_partition = ?
            """;
    private static final String USAGE =
            "select tenant_id::text as tenant, periods::text, counted::text from usage";
    private static final String USAGE_HOURS =
            """
            select tenant_id::text as tenant, hour_at, ratings, counted::text from usage_hours
            """;
    private static final String LAST_OFFSET =
            "select coalesce(max(source_offset), -1) from %s where source_partition = ?";
    private static final String NEXT_OFFSET =
            "select coalesce(max(next_offset), 0) from positions where topic = '%s' and"
                    + " partition = ?";
    private static final String OF_NO_PARTITION =
            "select count(*) from %s where source_partition not between 0 and ? - 1";

    private static final String SLOTS = "select first_slot, last_slot from %s.slots order by 1";

    private final Connection connection;
    private final List<SlotRange> slots;
    private final List<SlotRange> slotsOfUse;

    /** The views of {@code served} on one of the shards. */
    PostgresShard(String jdbcUrl, ServedGenerations served) throws SQLException {
        String ratings = served.ratings().schema("ratings");
        String billing = served.billing().schema("billing");
        connection = DriverManager.getConnection(jdbcUrl);
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set search_path to %s, %s".formatted(ratings, billing));
        }
        connection.commit();
        slots = slots(ratings);
        slotsOfUse = slots(billing);
    }

    /** The slots whose tenants have their ratings here. */
    List<SlotRange> slots() {
        return slots;
    }

    /** The slots whose tenants have their use here. */
    List<SlotRange> slotsOfUse() {
        return slotsOfUse;
    }

    Rows ratings(int partition) {
        return action -> read(RATINGS, partition, action);
    }

    Rows comments(int partition) {
        return action -> read(COMMENTS, partition, action);
    }

    Rows items(int partition) {
        return action -> read(ITEMS, partition, action);
    }

    /** The last of each rater. */
    Rows standings(int partition) {
        return action -> read(STANDINGS, partition, action);
    }

    /** The offset of the last event that the history has come to, whosever it is; -1 before any. */
    long historyOffset(int partition) {
        return number(HISTORY, partition);
    }

    /** Tells the key of each item whose changes do not add up to what stands. */
    void forEachUnsummed(Consumer<String> action) {
        query(UNSUMMED, _ -> {}, row -> action.accept(row.getString("key")));
    }

    /** By tenant. */
    Map<String, UsageRow> usage() {
        Map<String, UsageRow> usage = new HashMap<>();
        query(USAGE, _ -> {}, row -> usage.put(row.getString("tenant"), UsageRow.of(row)));
        return usage;
    }

    /** By {@code tenant/hour}. */
    Map<String, HourRow> usageHours() {
        Map<String, HourRow> hours = new HashMap<>();
        query(
                USAGE_HOURS,
                _ -> {},
                row -> {
                    HourRow hour = HourRow.of(row);
                    hours.put(hour.key(), hour);
                });
        return hours;
    }

    /** The offset of the last fact that has reached the table; -1 if none has. */
    long lastOffset(String table, int partition) {
        return number(LAST_OFFSET.formatted(table), partition);
    }

    /** How far the view has read a topic. */
    long nextOffset(String topic, int partition) {
        return number(NEXT_OFFSET.formatted(topic), partition);
    }

    /** Rows that name a partition which the log does not have. */
    long rowsOfNoPartition(String table, int partitions) {
        return number(OF_NO_PARTITION.formatted(table), partitions);
    }

    /** Tells the key of each item whose derived columns do not follow from its counts. */
    void forEachUnderived(DerivedColumns derived, Consumer<String> action) {
        query(derived.contradictions(), derived::bind, row -> action.accept(row.getString("key")));
    }

    private List<SlotRange> slots(String schema) {
        List<SlotRange> found = new ArrayList<>();
        query(
                SLOTS.formatted(schema),
                _ -> {},
                row -> found.add(new SlotRange(row.getInt(1), row.getInt(2))));
        return List.copyOf(found);
    }

    private void read(String sql, int partition, Consumer<ViewRow> action) {
        query(
                sql,
                statement -> statement.setInt(1, partition),
                row -> action.accept(PostgresRow.of(row)));
    }

    private long number(String sql, int argument) {
        long[] number = new long[1];
        query(sql, statement -> statement.setInt(1, argument), row -> number[0] = row.getLong(1));
        return number[0];
    }

    private void query(String sql, Binding binding, RowAction action) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(PORTION);
            binding.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    action.take(rows);
                }
            }
            connection.rollback();
        } catch (SQLException e) {
            throw new StoreUnreadableException("Postgres", e);
        }
    }

    /** Sets a statement's parameters. */
    @FunctionalInterface
    interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    @FunctionalInterface
    private interface RowAction {
        void take(ResultSet row) throws SQLException;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
