package io.starledger.billing.usage;

import io.starledger.billing.stripe.Period;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Accepted ratings of one tenant and minute.
 *
 * @param bySecond of the minute, 0 to 59; a second without any is left out
 */
public record UsageMinute(Instant minute, SortedMap<Integer, Long> bySecond) {

    public UsageMinute {
        bySecond = new TreeMap<>(bySecond);
        if (!minute.equals(minuteOf(minute))) {
            throw new IllegalArgumentException("expected a full minute but was " + minute);
        }
    }

    static Instant minuteOf(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MINUTES);
    }

    /** The minute of {@code instant}, with nothing in it. */
    public static UsageMinute around(Instant instant) {
        return new UsageMinute(minuteOf(instant), new TreeMap<>());
    }

    public UsageMinute plus(Instant acceptedAt, long count) {
        if (!minuteOf(acceptedAt).equals(minute)) {
            throw new IllegalArgumentException(
                    "expected an instant of the minute " + minute + " but was " + acceptedAt);
        }
        SortedMap<Integer, Long> counted = new TreeMap<>(bySecond);
        counted.merge(
                Math.toIntExact(Duration.between(minute, acceptedAt).toSeconds()),
                count,
                Math::addExact);
        return new UsageMinute(minute, counted);
    }

    /** Of the same minute, counted elsewhere. */
    public UsageMinute plus(UsageMinute other) {
        UsageMinute sum = this;
        for (Map.Entry<Integer, Long> second : other.bySecond().entrySet()) {
            sum = sum.plus(other.minute().plusSeconds(second.getKey()), second.getValue());
        }
        return sum;
    }

    public long ratings() {
        return bySecond.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Of the part of {@code period} that lies in this minute. */
    public long within(Period period) {
        return bySecond.entrySet().stream()
                .filter(second -> period.contains(minute.plusSeconds(second.getKey())))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
