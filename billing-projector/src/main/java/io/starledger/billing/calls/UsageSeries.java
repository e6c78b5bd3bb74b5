package io.starledger.billing.calls;

import io.starledger.billing.view.UsedPeriod;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The hours or days (UTC) that lie at least partly in a time, one after the other.
 *
 * @param from the first instant of the first
 * @param to the first instant after the last
 * @param unit hours or days
 */
record UsageSeries(Instant from, Instant to, ChronoUnit unit) {

    static UsageSeries covering(Instant from, Instant to, ChronoUnit unit) {
        Instant last = to.truncatedTo(unit);
        return new UsageSeries(
                from.truncatedTo(unit), last.equals(to) ? to : last.plus(1, unit), unit);
    }

    /** One of each, with those that {@code ratings} has by its first instant, or else none. */
    List<UsedPeriod> points(Map<Instant, Long> ratings) {
        return Stream.iterate(from, at -> at.isBefore(to), at -> at.plus(1, unit))
                .map(at -> new UsedPeriod(at, at.plus(1, unit), ratings.getOrDefault(at, 0L)))
                .toList();
    }
}
