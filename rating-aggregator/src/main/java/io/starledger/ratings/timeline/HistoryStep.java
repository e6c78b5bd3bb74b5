package io.starledger.ratings.timeline;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/** In steps of what an item's history is told: whole ones, by UTC; weeks begin on Mondays. */
public enum HistoryStep {
    HOUR(Duration.ofHours(1), Duration.ofDays(1)),
    DAY(Duration.ofDays(1), Duration.ofDays(30)),
    WEEK(Duration.ofDays(7), Duration.ofDays(364));

    /** A Monday, before all instants that are told of. */
    private static final Instant EPOCH = Instant.parse("0001-01-01T00:00:00Z");

    private final Duration length;
    private final Duration usual;

    HistoryStep(Duration length, Duration usual) {
        this.length = length;
        this.usual = usual;
    }

    /** Null for a name that is none's. */
    static @Nullable HistoryStep named(String name) {
        return Arrays.stream(values())
                .filter(step -> step.toString().equals(name))
                .findFirst()
                .orElse(null);
    }

    Duration length() {
        return length;
    }

    /** How long a time is told of unless another is asked for. */
    Duration usual() {
        return usual;
    }

    /** The first instant of the step that has {@code instant}. */
    Instant begin(Instant instant) {
        return EPOCH.plus(length.multipliedBy(Duration.between(EPOCH, instant).dividedBy(length)));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
