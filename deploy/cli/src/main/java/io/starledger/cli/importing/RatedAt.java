package io.starledger.cli.importing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** An instant as epoch seconds, with a fraction if need be, or as RFC 3339 says. */
final class RatedAt {
    private static final int NANOS = 9;

    private RatedAt() {}

    /** Throws {@link IllegalArgumentException} for anything else; empty is nothing else. */
    static Instant parse(String text) {
        try {
            return text.matches("-?\\d{1,15}(\\.\\d{1,9})?")
                    ? ofEpochSeconds(new BigDecimal(text))
                    : OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "expected rated_at to be epoch seconds or RFC 3339 but was '%s'"
                            .formatted(text),
                    e);
        }
    }

    private static Instant ofEpochSeconds(BigDecimal seconds) {
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        return Instant.ofEpochSecond(
                whole.longValueExact(),
                seconds.subtract(whole).movePointRight(NANOS).longValueExact());
    }
}
