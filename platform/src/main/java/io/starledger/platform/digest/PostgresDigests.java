package io.starledger.platform.digest;

import io.starledger.platform.digest.Digest.Sum;
import io.starledger.platform.position.Position;
import io.starledger.platform.postgres.Shard;
import io.starledger.platform.postgres.Shards;
import io.starledger.schemas.ids.TenantId;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Digests of one generation's views, on all its shards.
 *
 * <p>Of each view {@code v} the schema has an SQL view {@code digested_v} with the columns of
 * {@link DigestedRow} beside {@code tenant_id} and {@code source_partition}, and a table {@code
 * digests} for what was found. Rows of the nil tenant are nobody's and not digested.
 */
public final class PostgresDigests implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PostgresDigests.class);
    private static final UUID NOBODY = new UUID(0, 0);
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Shards shards;
    private final List<String> views;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("digests").daemon().factory());

    public PostgresDigests(Shards shards, List<String> views) {
        this.shards = shards;
        this.views = List.copyOf(views);
    }

    /**
     * Digests what {@code shard} holds now, in the background, for {@link #at} to find. Called by
     * the writer of those views and partitions, which goes on as soon as this returns.
     *
     * @param at by view: the partitions whose rows are digested, and the offsets they stand at
     */
    public void take(Shard shard, Map<String, Map<Integer, Long>> at) {
        PostgresSnapshot snapshot = PostgresSnapshot.of(shard, LIMIT);
        worker.execute(
                () -> {
                    try (snapshot) {
                        for (Map.Entry<String, Map<Integer, Long>> view : at.entrySet()) {
                            write(
                                    shard,
                                    view.getKey(),
                                    view.getValue(),
                                    snapshot.digest(view.getKey(), view.getValue().keySet()));
                        }
                    } catch (SQLException | RuntimeException e) {
                        log.atWarn().setCause(e).log("views of {} are not digested", shard.name());
                    }
                });
    }

    /** Of all views at {@code position}; empty while not every writer has told. */
    public Optional<Digest> at(Position position) {
        SortedMap<Slice, Sum> sums = new TreeMap<>();
        for (Shard shard : shards.all()) {
            if (!read(shard, position, sums)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Digest(sums));
    }

    /**
     * Tells of the rows of {@code slice} that differ, by {@code built} in the place of these.
     *
     * @param upTo as in {@link RowComparison}
     */
    public void compare(
            PostgresDigests built, Slice slice, long upTo, Consumer<Difference> differences) {
        try (PostgresRows left = PostgresRows.of(shardOf(slice), slice, LIMIT);
                PostgresRows right = PostgresRows.of(built.shardOf(slice), slice, LIMIT)) {
            new RowComparison(slice, upTo).compare(left, right, differences);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the rows of " + slice, e);
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    private Shard shardOf(Slice slice) {
        return shards.all().stream()
                .filter(shard -> shard.holds(slice.tenant()))
                .findFirst()
                .orElseThrow();
    }

    private static void write(
            Shard shard, String view, Map<Integer, Long> at, SortedMap<Slice, Sum> sums)
            throws SQLException {
        Integer[] partitions = at.keySet().toArray(Integer[]::new);
        try (Connection connection = shard.connect()) {
            try (PreparedStatement delete =
                    connection.prepareStatement(
                            "delete from digests where view = ? and source_partition = any(?)")) {
                delete.setString(1, view);
                delete.setArray(2, connection.createArrayOf("integer", partitions));
                delete.executeUpdate();
            }
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "insert into digests (view, source_partition, source_offset, tenant_id,"
                                    + " row_count, row_sum) values (?, ?, ?, ?, ?, ?)")) {
                for (Map.Entry<Integer, Long> place : at.entrySet()) {
                    insert(insert, view, place, NOBODY, new Sum(0, BigInteger.ZERO));
                }
                for (Map.Entry<Slice, Sum> sum : sums.entrySet()) {
                    Slice slice = sum.getKey();
                    insert(
                            insert,
                            view,
                            Map.entry(slice.partition(), at.get(slice.partition())),
                            slice.tenant().value(),
                            sum.getValue());
                }
                insert.executeBatch();
            }
            connection.commit();
        }
    }

    private static void insert(
            PreparedStatement insert,
            String view,
            Map.Entry<Integer, Long> place,
            UUID tenant,
            Sum sum)
            throws SQLException {
        insert.setString(1, view);
        insert.setInt(2, place.getKey());
        insert.setLong(3, place.getValue());
        insert.setObject(4, tenant);
        insert.setLong(5, sum.rows());
        insert.setBigDecimal(6, new BigDecimal(sum.hash()));
        insert.addBatch();
    }

    /** Whether each view and partition has its sums there, of which nobody's row tells. */
    private boolean read(Shard shard, Position position, SortedMap<Slice, Sum> sums) {
        int told = 0;
        try (Connection connection = shard.connect();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select view, source_partition, source_offset, tenant_id,"
                                        + " row_count, row_sum from digests");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                int partition = rows.getInt(2);
                UUID tenant = rows.getObject(4, UUID.class);
                if (!Long.valueOf(rows.getLong(3)).equals(position.offsets().get(partition))) {
                    continue;
                }
                if (tenant.equals(NOBODY)) {
                    told++;
                } else {
                    sums.put(
                            new Slice(rows.getString(1), new TenantId(tenant), partition),
                            new Sum(rows.getLong(5), rows.getBigDecimal(6).toBigInteger()));
                }
            }
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read digests of " + shard.name(), e);
        }
        return told == views.size() * position.offsets().size();
    }
}
