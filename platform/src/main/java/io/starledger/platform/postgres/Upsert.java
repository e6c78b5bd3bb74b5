package io.starledger.platform.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes many rows with one statement: the columns travel as arrays and are unnested in the
 * database. A row that is there already is replaced only by one with a greater {@code
 * source_offset}, or whatever else says which of two is newer; so writing again, or late, changes
 * nothing.
 */
public final class Upsert {
    private final List<Column> columns;
    private final String sql;

    /**
     * A column of the table.
     *
     * @param type as PostgreSQL names it; values are given as the driver takes them in an array of
     *     it
     */
    public record Column(String name, String type, boolean isKey) {
        public static Column key(String name, String type) {
            return new Column(name, type, true);
        }

        public static Column of(String name, String type) {
            return new Column(name, type, false);
        }
    }

    /** {@code columns} must hold {@code source_offset}. */
    public Upsert(String table, List<Column> columns) {
        this(table, columns, List.of("source_offset"));
    }

    /** The newer of two rows is that with the greater {@code order}, its first column first. */
    public Upsert(String table, List<Column> columns, List<String> order) {
        this.columns = List.copyOf(columns);
        this.sql =
                "insert into %s as known (%s) select * from unnest(%s) on conflict (%s) do update set %s %s"
                        .formatted(
                                table,
                                join(columns, Column::name),
                                join(columns, column -> "?::" + column.type() + "[]"),
                                join(columns.stream().filter(Column::isKey).toList(), Column::name),
                                join(
                                        columns.stream().filter(column -> !column.isKey()).toList(),
                                        column -> column.name() + " = excluded." + column.name()),
                                "where (%s) < (%s)"
                                        .formatted(
                                                join(order, "known."::concat),
                                                join(order, "excluded."::concat)));
    }

    /**
     * Writes {@code rows}, each with its values in the order of the columns and no two with one
     * key.
     */
    public void execute(Connection connection, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.size(); i++) {
                int column = i;
                statement.setArray(
                        i + 1,
                        ArrayParameter.of(
                                connection,
                                columns.get(i).type(),
                                Arrays.asList(rows.stream().map(row -> row[column]).toArray())));
            }
            statement.executeUpdate();
        }
    }

    private static <T> String join(List<T> columns, Function<T, String> text) {
        return columns.stream().map(text).collect(Collectors.joining(", "));
    }
}
