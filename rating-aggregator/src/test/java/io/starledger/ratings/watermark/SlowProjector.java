package io.starledger.ratings.watermark;

import io.starledger.embedded.PostgresAddress;
import io.starledger.ratings.RunningService;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps whoever writes views from writing them, again and again for a moment, by a lock that lets
 * everybody read. The watermarks are not locked.
 */
final class SlowProjector implements AutoCloseable {
    private static final int EVERY_MS = 150;
    private static final String HOLD =
            """
            begin; lock table ratings.ratings, ratings.items in share mode; select pg_sleep(0.04); commit;
            """;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final Connection connection;
    private final Future<?> holding;

    SlowProjector() throws SQLException {
        connection =
                DriverManager.getConnection(
                        RunningService.addresses().postgres().jdbcUrl(),
                        PostgresAddress.WRITER,
                        PostgresAddress.PASSWORD);
        holding = thread.scheduleWithFixedDelay(this::hold, 0, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** Throws if it did not hold anybody up until now. */
    @Override
    public void close() throws SQLException {
        boolean hasFailed = holding.isDone();
        thread.close();
        connection.close();
        if (hasFailed) {
            throw new IllegalStateException("expected to hold writers up", holding.exceptionNow());
        }
    }

    private void hold() {
        try (Statement statement = connection.createStatement()) {
            statement.execute(HOLD);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
