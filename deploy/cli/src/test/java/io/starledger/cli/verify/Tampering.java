package io.starledger.cli.verify;

import io.lettuce.core.RedisClient;
import io.starledger.embedded.Ports;
import io.starledger.embedded.PostgresAddress;
import io.starledger.embedded.StackAddresses;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Changes views behind the platform's back. */
final class Tampering implements AutoCloseable {
    private final Connection postgres;
    private final RedisClient redis;

    Tampering(int portOffset) throws SQLException {
        StackAddresses addresses = StackAddresses.on(Ports.standard(portOffset));
        postgres =
                DriverManager.getConnection(
                        addresses.postgres().jdbcUrl(),
                        PostgresAddress.WRITER,
                        PostgresAddress.PASSWORD);
        redis = RedisClient.create(addresses.redisUri());
    }

    void sql(String statement) throws SQLException {
        try (Statement change = postgres.createStatement()) {
            if (change.executeUpdate(statement) == 0) {
                throw new IllegalStateException("expected it to change a row: " + statement);
            }
        }
    }

    void redis(String key, String field, String value) {
        try (var connection = redis.connect()) {
            connection.sync().hset(key, field, value);
        }
    }

    @Override
    public void close() throws SQLException {
        postgres.close();
        redis.shutdown();
    }
}
