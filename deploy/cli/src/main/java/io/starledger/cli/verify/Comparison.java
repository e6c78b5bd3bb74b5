package io.starledger.cli.verify;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** One view against what it must be: names every difference, and lists the first of them. */
final class Comparison {
    private static final int LISTED = 20;

    private final String view;
    private final List<String> listed = new ArrayList<>();
    private long equal;
    private long different;
    private long movedOn;
    private @Nullable ViewRow furthest;

    Comparison(String view) {
        this.view = view;
    }

    /** Compares in both directions; {@code expected} is left as it is. */
    void compare(Map<String, ? extends Folded> expected, Rows rows, LogEnd end) {
        Map<String, Folded> missing = new HashMap<>(expected);
        rows.forEach(
                row -> {
                    Folded wanted = missing.remove(row.key());
                    if (row.isBeyond(end)) {
                        movedOn++;
                        furthest =
                                furthest == null || furthest.offset() < row.offset()
                                        ? row
                                        : furthest;
                    } else if (wanted == null) {
                        differ(row.key(), "expected no row but was " + row.columns().values());
                    } else {
                        compare(row, wanted.columns());
                    }
                });
        missing.forEach(
                (key, wanted) ->
                        differ(
                                key,
                                "expected %s but there is no row"
                                        .formatted(wanted.columns().values())));
    }

    /** What was written since must stand in the log by now: {@code end} is its end afterwards. */
    void requireInLog(LogEnd end) {
        ViewRow last = furthest;
        if (last != null && last.isBeyond(end)) {
            differ(
                    last.key(),
                    "expected a fact of the log but offset %d is not in it"
                            .formatted(last.offset()));
        }
    }

    private void compare(ViewRow row, Columns wanted) {
        List<String> wrong = new ArrayList<>();
        wanted.values()
                .forEach(
                        (column, value) -> {
                            String found = row.columns().values().get(column);
                            if (!Objects.equals(found, value)) {
                                wrong.add(
                                        "%s: expected %s but was %s"
                                                .formatted(column, value, found));
                            }
                        });
        if (wrong.isEmpty()) {
            equal++;
        } else {
            differ(row.key(), String.join("; ", wrong));
        }
    }

    private void differ(String key, String what) {
        different++;
        if (listed.size() < LISTED) {
            listed.add("  %s %s: %s".formatted(view, key, what));
        }
    }

    long different() {
        return different;
    }

    /** A line for the view, then the differences that are listed. */
    String report() {
        StringBuilder report =
                new StringBuilder(
                        String.format(
                                Locale.ROOT,
                                "%-19s %,10d rows equal, %,d different",
                                view,
                                equal,
                                different));
        if (movedOn > 0) {
            report.append(
                    String.format(Locale.ROOT, ", %,d written since and not compared", movedOn));
        }
        listed.forEach(line -> report.append('\n').append(line));
        if (different > listed.size()) {
            report.append(
                    String.format(Locale.ROOT, "%n  … and %,d more", different - listed.size()));
        }
        return report.toString();
    }
}
