package io.starledger.benchmarks;

import io.starledger.embedded.PostgresAddress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The rows of all tables of the views of ratings, in files that PostgreSQL itself writes and reads,
 * to be copied into tables like them.
 */
record CopiedViews(Connection connection, Path directory) implements AutoCloseable {
    private static final List<String> TABLES =
            List.of("items", "ratings", "comments", "facts", "standings", "changes", "seen_facts");

    static CopiedViews of(PostgresAddress postgres, Path directory) {
        try {
            Files.createDirectories(directory);
            CopiedViews views =
                    new CopiedViews(
                            DriverManager.getConnection(
                                    postgres.jdbcUrl(),
                                    PostgresAddress.SUPERUSER,
                                    PostgresAddress.PASSWORD),
                            directory);
            views.executeForEach("copy ratings.%1$s to '%2$s' (format binary)");
            return views;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot copy the views", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How long it takes to copy all of them into empty tables with the same indexes. */
    double seconds() {
        try {
            execute("create schema copied");
            executeForEach("create table copied.%1$s (like ratings.%1$s including all)");
            long start = System.nanoTime();
            executeForEach("copy copied.%1$s from '%2$s' (format binary)");
            double seconds = (System.nanoTime() - start) / 1e9;
            execute("drop schema copied cascade");
            return seconds;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot copy the views", e);
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

    /** With the table's name and its file. */
    private void executeForEach(String sql) throws SQLException {
        for (String table : TABLES) {
            execute(sql.formatted(table, directory.resolve(table)));
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
