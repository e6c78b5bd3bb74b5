package io.starledger.platform.quota;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Within which use is counted.
 *
 * @param from its first instant; 1970 if it is not known
 * @param to the first instant after it; null if it is not known
 */
public record Period(Instant from, @Nullable Instant to) {

    static final Period UNKNOWN = new Period(Instant.EPOCH, null);

    /** The month of the calendar (UTC). */
    static Period month(Instant instant) {
        ZonedDateTime first =
                instant.atZone(ZoneOffset.UTC).withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS);
        return new Period(first.toInstant(), first.plusMonths(1).toInstant());
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && (to == null || instant.isBefore(to));
    }
}
