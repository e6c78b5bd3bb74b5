package io.starledger.platform.burial;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a record stood when it was buried for the first time: what a dead letter is known by. */
public record Origin(String topic, int partition, long offset) {
    private static final Pattern SYNTAX =
            Pattern.compile("([A-Za-z0-9._-]{1,249})/([0-9]{1,9})/([0-9]{1,18})");

    /** Empty if {@code text} is none, such as {@code ratings.events.v1/3/1042}. */
    public static Optional<Origin> parse(String text) {
        Matcher parts = SYNTAX.matcher(text);
        return parts.matches()
                ? Optional.of(
                        new Origin(
                                parts.group(1),
                                Integer.parseInt(parts.group(2)),
                                Long.parseLong(parts.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return topic + "/" + partition + "/" + offset;
    }
}
