package io.starledger.cli.verify;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;

/** A row of a query as text by column; its key is the column {@code key}. */
final class PostgresRow {
    private static final String KEY = "key";
    private static final String INSTANT = "timestamptz";

    private PostgresRow() {}

    static ViewRow of(ResultSet row) throws SQLException {
        ResultSetMetaData meta = row.getMetaData();
        Columns.Builder columns = Columns.builder();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            if (!meta.getColumnLabel(i).equals(KEY)) {
                add(columns, meta.getColumnLabel(i), value(row, i));
            }
        }
        return new ViewRow(row.getString(KEY), columns.build());
    }

    private static @Nullable Object value(ResultSet row, int column) throws SQLException {
        if (row.getMetaData().getColumnTypeName(column).equals(INSTANT)) {
            OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }
        Object value = row.getObject(column);
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value;
    }

    private static void add(Columns.Builder columns, String column, @Nullable Object value) {
        if (value == null) {
            columns.without(column);
        } else {
            columns.with(column, value);
        }
    }
}
