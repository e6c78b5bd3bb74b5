package io.starledger.ratings;

import io.starledger.embedded.PostgresAddress;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Asks PostgreSQL itself, as the role that sees all tenants, on one connection; each statement sees
 * what is committed by then.
 */
public final class Database implements AutoCloseable {
    private final Connection connection;

    public Database() {
        try {
            connection =
                    DriverManager.getConnection(
                            RunningService.addresses().postgres().jdbcUrl(),
                            PostgresAddress.WRITER,
                            PostgresAddress.PASSWORD);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 0 for an item that has no row. */
    public long revision(ItemKey item) {
        return number(
                "select coalesce(max(revision), 0) from ratings.items"
                        + " where tenant_id = ? and item_id = ?",
                item.tenant().value(),
                item.item().value());
    }

    public long items(TenantId tenant) {
        return number("select count(*) from ratings.items where tenant_id = ?", tenant.value());
    }

    public long number(String sql, Object... parameters) {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many rows it changed. */
    public int update(String sql, Object... parameters) {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                update.setObject(i + 1, parameters[i]);
            }
            return update.executeUpdate();
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
