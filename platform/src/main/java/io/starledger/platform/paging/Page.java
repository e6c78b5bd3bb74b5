package io.starledger.platform.paging;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/**
 * Rows and where to go on.
 *
 * @param next null on the last page
 */
public record Page<R>(List<R> rows, @Nullable Cursor next) {
    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 1_000;

    /** Of {@code rows}, read with one more than {@code limit}, the page and its cursor. */
    public static <R> Page<R> of(List<R> rows, int limit, Function<R, Cursor> cursorOf) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<R> page = rows.subList(0, limit);
        return new Page<>(page, cursorOf.apply(page.getLast()));
    }
}
