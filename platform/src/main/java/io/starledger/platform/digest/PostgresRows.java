package io.starledger.platform.digest;

import io.starledger.platform.postgres.Shard;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The rows of a slice by key, a portion at a time. */
final class PostgresRows implements Iterator<DigestedRow>, AutoCloseable {
    private static final int PORTION = 1_000;
    private static final String ROWS =
            """
            select key, value, source_offset from digested_%s
            where tenant_id = ? and source_partition = ? order by key collate "C"
            """;

    private final Connection connection;
    private final PreparedStatement select;
    private final ResultSet rows;
    private @Nullable DigestedRow next;

    private PostgresRows(Connection connection, PreparedStatement select, ResultSet rows)
            throws SQLException {
        this.connection = connection;
        this.select = select;
        this.rows = rows;
        this.next = read();
    }

    /** {@code limit} is for each portion. */
    static PostgresRows of(Shard shard, Slice slice, Duration limit) throws SQLException {
        Connection connection = shard.connect();
        try {
            connection.setNetworkTimeout(Runnable::run, (int) limit.toMillis());
            PreparedStatement select = connection.prepareStatement(ROWS.formatted(slice.view()));
            select.setFetchSize(PORTION);
            select.setObject(1, slice.tenant().value());
            select.setInt(2, slice.partition());
            return new PostgresRows(connection, select, select.executeQuery());
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public DigestedRow next() {
        DigestedRow row = next;
        if (row == null) {
            throw new NoSuchElementException();
        }
        try {
            next = read();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read on", e);
        }
        return row;
    }

    @Override
    public void close() throws SQLException {
        select.close();
        connection.rollback();
        connection.close();
    }

    private @Nullable DigestedRow read() throws SQLException {
        return rows.next()
                ? new DigestedRow(rows.getString(1), rows.getString(2), rows.getLong(3))
                : null;
    }
}
