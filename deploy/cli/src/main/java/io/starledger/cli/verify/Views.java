package io.starledger.cli.verify;

import java.sql.SQLException;

/** The stores to look into. */
record Views(PostgresViews postgres, RedisView redis, DerivedColumns derived)
        implements AutoCloseable {
    @Override
    public void close() throws SQLException {
        redis.close();
        postgres.close();
    }
}
