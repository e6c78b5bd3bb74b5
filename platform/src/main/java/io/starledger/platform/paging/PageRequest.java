package io.starledger.platform.paging;

import io.starledger.platform.problem.Violation;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The parameters {@code limit} and {@code cursor} of a call that answers pages. */
public record PageRequest(int limit, @Nullable Cursor cursor) {
    private static final int NO_LIMIT = -1;

    /** Adds to {@code violations} what is wrong; the answer is to be used only if nothing was. */
    public static PageRequest parse(
            @Nullable String limit,
            @Nullable String cursor,
            int cursorParts,
            List<Violation> violations) {
        int parsedLimit = limit == null ? Page.DEFAULT_LIMIT : number(limit);
        if (parsedLimit < 1 || parsedLimit > Page.MAX_LIMIT) {
            violations.add(
                    new Violation(
                            "?limit",
                            "expected a number of 1 to " + Page.MAX_LIMIT + " but was another"));
        }
        Cursor parsedCursor =
                cursor == null ? null : Cursor.parse(cursor, cursorParts).orElse(null);
        if (cursor != null && parsedCursor == null) {
            violations.add(badCursor());
        }
        return new PageRequest(parsedLimit, parsedCursor);
    }

    public static Violation badCursor() {
        return new Violation(
                "?cursor", "expected the next_cursor of an earlier page of the same call");
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            return NO_LIMIT;
        }
    }
}
