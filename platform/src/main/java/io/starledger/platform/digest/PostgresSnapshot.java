package io.starledger.platform.digest;

import io.starledger.platform.digest.Digest.Sum;
import io.starledger.platform.postgres.Shard;
import io.starledger.schemas.ids.TenantId;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** What a shard holds at one instant, whatever is written after it. */
final class PostgresSnapshot implements AutoCloseable {
    private static final String DIGEST =
            """
            select tenant_id, source_partition, count(*),
              sum(('x' || encode(substr(sha256(convert_to(value, 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint)
            from digested_%s where source_partition = any(?) and tenant_id <> '%s'
            group by tenant_id, source_partition
            """;

    private final Connection connection;

    private PostgresSnapshot(Connection connection) {
        this.connection = connection;
    }

    /** Taken when this returns; {@code limit} is for each of its queries. */
    static PostgresSnapshot of(Shard shard, Duration limit) {
        try {
            Connection connection = shard.connect();
            try (Statement statement = connection.createStatement()) {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                connection.setNetworkTimeout(Runnable::run, (int) limit.toMillis());
                statement.execute("select 1");
                return new PostgresSnapshot(connection);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "cannot hold what the shard %s has now".formatted(shard.name()), e);
        }
    }

    /** Of the rows of {@code view} that were made from {@code partitions}. */
    SortedMap<Slice, Sum> digest(String view, Collection<Integer> partitions) throws SQLException {
        SortedMap<Slice, Sum> sums = new TreeMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(DIGEST.formatted(view, new UUID(0, 0)))) {
            select.setArray(1, connection.createArrayOf("integer", partitions.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sums.put(
                            new Slice(
                                    view,
                                    new TenantId(rows.getObject(1, UUID.class)),
                                    rows.getInt(2)),
                            new Sum(rows.getLong(3), rows.getBigDecimal(4).toBigInteger()));
                }
            }
        }
        return sums;
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
