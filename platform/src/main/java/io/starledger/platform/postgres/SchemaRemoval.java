package io.starledger.platform.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Deletes a schema on every shard, as the role that owns it. */
public record SchemaRemoval(PostgresSettings settings) {

    /** Of one that is gone already nothing happens; fails if a shard is away. */
    public void remove(String schema) {
        Login owner = settings.migration();
        for (ShardSettings shard : settings.shards()) {
            try (Connection connection =
                            DriverManager.getConnection(
                                    shard.jdbcUrl(), owner.username(), owner.password());
                    Statement statement = connection.createStatement()) {
                statement.execute(
                        "drop schema if exists %s cascade"
                                .formatted(statement.enquoteIdentifier(schema, true)));
            } catch (SQLException e) {
                throw new IllegalStateException(
                        "cannot delete the schema %s of shard %s".formatted(schema, shard.name()),
                        e);
            }
        }
    }
}
