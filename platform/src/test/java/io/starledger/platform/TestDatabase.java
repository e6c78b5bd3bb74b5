package io.starledger.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.starledger.embedded.PostgresAddress;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import javax.sql.DataSource;

/** A schema of PostgreSQL that one test has for itself, and owns. */
public final class TestDatabase implements AutoCloseable {
    private final String schema = "test_" + UUID.randomUUID().toString().replace('-', '_');
    private final HikariDataSource dataSource = connect();

    public TestDatabase() {
        execute("create schema " + schema);
    }

    public String schema() {
        return schema;
    }

    /** Without auto-commit, as writers have it. */
    public DataSource dataSource() {
        return dataSource;
    }

    public void execute(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void asSuperuser(String sql) {
        try (Connection connection =
                        DriverManager.getConnection(
                                RealParts.stack().addresses().postgres().jdbcUrl(),
                                PostgresAddress.SUPERUSER,
                                PostgresAddress.PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row. */
    public long number(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        dataSource.close();
    }

    private HikariDataSource connect() {
        HikariConfig config = new HikariConfig();
        config.addDataSourceProperty("currentSchema", schema);
        config.setJdbcUrl(RealParts.stack().addresses().postgres().jdbcUrl());
        config.setUsername(PostgresAddress.OWNER);
        config.setPassword(PostgresAddress.PASSWORD);
        config.setMaximumPoolSize(3);
        config.setMinimumIdle(0);
        config.setAutoCommit(false);
        config.setConnectionTimeout(5_000);
        return new HikariDataSource(config);
    }
}
