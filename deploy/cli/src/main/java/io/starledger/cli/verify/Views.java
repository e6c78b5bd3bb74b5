package io.starledger.cli.verify;

import io.starledger.platform.generation.Generation;

import java.sql.SQLException;

/** The stores to look into. */
record Views(PostgresViews postgres, RedisView redis, DerivedColumns derived, Generation ratings)
        implements AutoCloseable {
    @Override
    public void close() throws SQLException {
        redis.close();
        postgres.close();
    }
}
