package io.starledger.ratings.items;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a state of an item in its stream, as {@code <generation>-<revision>}: revisions of two
 * generations of a view are not comparable.
 */
record EventId(int generation, long revision) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})-(\\d{1,18})");

    /** Empty if {@code text} is not what {@link #toString} makes. */
    static Optional<EventId> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(
                        new EventId(
                                Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return generation + "-" + revision;
    }
}
