package io.starledger.e2e;

import io.starledger.embedded.PostgresAddress;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Asks one shard itself, each time on a connection of its own. */
record ShardDatabase(PostgresAddress address) {

    /** As the role that sees all tenants. */
    String jdbcUrl() {
        return "%s?user=%s&password=%s"
                .formatted(address.jdbcUrl(), PostgresAddress.WRITER, PostgresAddress.PASSWORD);
    }

    /** Of items, ratings in force and comments. */
    long rows(UUID tenant) throws SQLException {
        return number(
                """
                select (select count(*) from ratings.items where tenant_id = ?)
                  + (select count(*) from ratings.ratings where tenant_id = ?)
                  + (select count(*) from ratings.comments where tenant_id = ?)
                """,
                tenant,
                tenant,
                tenant);
    }

    /** 0 for an item that has no row. */
    long revision(UUID tenant, String item) throws SQLException {
        return number(
                "select coalesce(max(revision), 0) from ratings.items where tenant_id = ? and"
                        + " item_id = ?",
                tenant,
                item);
    }

    /** How far the views have come together: of all partitions the sum. */
    long watermarks() throws SQLException {
        return number("select coalesce(sum(source_offset), -1) from ratings.watermarks");
    }

    private long number(String sql, Object... values) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl());
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
