package io.starledger.platform.postgres;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Tells a server that cannot be reached now, or not yet, from one that refuses. */
final class Outage {
    private static final int DEEPEST = 20;

    /**
     * Of SQLSTATE, appendix A of PostgreSQL's manual: connection exception, insufficient resources,
     * operator intervention (it starts, stops or recovers).
     */
    private static final Set<String> CLASSES = Set.of("08", "53", "57");

    private Outage() {}

    static boolean isOutage(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(Outage::isItself);
    }

    private static boolean isItself(Throwable failure) {
        return switch (failure) {
            case SQLException e -> isOutage(e.getSQLState());
            case TimeoutException _ -> true;
            case R2dbcTimeoutException _ -> true;
            case R2dbcTransientResourceException _ -> true;
            case R2dbcNonTransientResourceException e ->
                    e.getSqlState() == null || isOutage(e.getSqlState());
            default -> false;
        };
    }

    private static boolean isOutage(@Nullable String state) {
        return state != null && state.length() == 5 && CLASSES.contains(state.substring(0, 2));
    }
}
