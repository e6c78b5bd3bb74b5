package io.starledger.embedded.testing;

import io.starledger.embedded.PostgresAddress;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A tenant's rows in several schemas that have the same tables, as the role that sees them all. */
public record TenantRows(UUID tenant, Connection connection) implements AutoCloseable {
    private static final String COLUMNS =
            """
            select string_agg(quote_ident(column_name), ', ' order by column_name) from information_schema.columns
            where table_schema = ? and table_name = ?
            and column_name not in ('revision', 'source_partition', 'source_offset')
            """;

    public static TenantRows of(UUID tenant, String jdbcUrl) {
        try {
            return new TenantRows(
                    tenant,
                    DriverManager.getConnection(
                            jdbcUrl, PostgresAddress.WRITER, PostgresAddress.PASSWORD));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 0 of a table that is not there, or not to be read yet. */
    public long count(String schema, String table) {
        boolean isReadable =
                number(
                                "select count(*) from pg_namespace where nspname = ? and"
                                        + " has_schema_privilege(oid, 'usage')",
                                schema)
                        > 0;
        return isReadable
                ? number(
                        "select count(*) from %s.%s where tenant_id = ?".formatted(schema, table),
                        tenant)
                : 0;
    }

    /**
     * By table how many rows stand in one of two schemas alone, but for revision and position; of
     * tables without such none.
     *
     * @param tables each with which of its rows are compared
     */
    public Map<String, Long> differences(String one, String other, Map<String, String> tables) {
        Map<String, Long> differences = new TreeMap<>();
        tables.forEach(
                (table, which) -> {
                    String columns = text(COLUMNS, one, table);
                    String rows =
                            "select %s from %%s.%s where tenant_id = ? and (%s)"
                                    .formatted(columns, table, which);
                    long more =
                            only(rows.formatted(one), rows.formatted(other))
                                    + only(rows.formatted(other), rows.formatted(one));
                    if (more > 0) {
                        differences.put(table, more);
                    }
                });
        return differences;
    }

    private long only(String rows, String others) {
        return number(
                "select count(*) from (%s except all %s) more".formatted(rows, others),
                tenant,
                tenant);
    }

    private long number(String sql, Object... values) {
        return Long.parseLong(text(sql, values));
    }

    private String text(String sql, Object... values) {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
