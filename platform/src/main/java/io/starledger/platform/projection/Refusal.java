package io.starledger.platform.projection;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells what a database will never take, for what it says, from a fault that passes and from a bug.
 */
final class Refusal {
    private static final int DEEPEST = 20;

    /**
     * Of SQLSTATE, appendix A of PostgreSQL's manual: cardinality violation, data exception,
     * integrity constraint violation.
     */
    private static final Set<String> CLASSES = Set.of("21", "22", "23");

    private Refusal() {}

    static boolean isRefusal(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(
                        cause ->
                                cause instanceof SQLException refused
                                        && isRefusal(refused.getSQLState()));
    }

    private static boolean isRefusal(@Nullable String state) {
        return state != null && state.length() == 5 && CLASSES.contains(state.substring(0, 2));
    }
}
