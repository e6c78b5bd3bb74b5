package io.starledger.platform.postgres;

import java.time.Instant;

/**
 * The years 1 to 9999: what RFC 3339 can spell and PostgreSQL takes in that spelling. An Avro
 * timestamp reaches further.
 */
public final class InstantRange {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant AFTER_LAST = Instant.parse("+10000-01-01T00:00:00Z");

    private InstantRange() {}

    public static boolean contains(Instant instant) {
        return !instant.isBefore(FIRST) && instant.isBefore(AFTER_LAST);
    }

    /** Throws {@link IllegalArgumentException} unless it contains {@code instant}. */
    public static Instant require(Instant instant) {
        if (!contains(instant)) {
            throw new IllegalArgumentException(
                    "expected an instant of the years 1 to 9999 but was " + instant);
        }
        return instant;
    }
}
