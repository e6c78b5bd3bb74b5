package io.starledger.platform.digest;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Holds the rows of one slice on two sides against each other.
 *
 * <p>A row that an event behind the compared position has changed since, on either side, tells
 * nothing and is passed over.
 *
 * @param upTo the offset up to which both sides are compared
 */
record RowComparison(Slice slice, long upTo) {

    /** Tells of each difference; both sides are sorted by key, in the order of {@link String}. */
    void compare(
            Iterator<DigestedRow> serving,
            Iterator<DigestedRow> built,
            Consumer<Difference> differences) {
        DigestedRow left = next(serving);
        DigestedRow right = next(built);
        while (left != null || right != null) {
            int order = order(left, right);
            compare(order <= 0 ? left : null, order >= 0 ? right : null, differences);
            if (order <= 0) {
                left = next(serving);
            }
            if (order >= 0) {
                right = next(built);
            }
        }
    }

    private void compare(
            @Nullable DigestedRow serving,
            @Nullable DigestedRow built,
            Consumer<Difference> differences) {
        if (hasMoved(serving) || hasMoved(built)) {
            return;
        }
        String before = serving == null ? null : serving.value();
        String after = built == null ? null : built.value();
        if (!Objects.equals(before, after)) {
            String key = Objects.requireNonNull(serving == null ? built : serving).key();
            differences.accept(new Difference(slice, key, before, after));
        }
    }

    private boolean hasMoved(@Nullable DigestedRow row) {
        return row != null && row.offset() > upTo;
    }

    private static int order(@Nullable DigestedRow left, @Nullable DigestedRow right) {
        if (left == null || right == null) {
            return left == null ? 1 : -1;
        }
        return left.key().compareTo(right.key());
    }

    private static @Nullable DigestedRow next(Iterator<DigestedRow> rows) {
        return rows.hasNext() ? rows.next() : null;
    }
}
