package io.starledger.billing.calls;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** In steps of what use is told. */
enum UsageStep {
    HOUR(Duration.ofDays(1), Duration.ofDays(31)),
    DAY(Duration.ofDays(30), Duration.ofDays(366)),
    PERIOD(Duration.ofDays(366), null);

    private final Duration usual;
    private final @Nullable Duration most;

    UsageStep(Duration usual, @Nullable Duration most) {
        this.usual = usual;
        this.most = most;
    }

    /** How long a time is told of unless another is asked for. */
    Duration usual() {
        return usual;
    }

    /** The longest time that is told of at once; null for any. */
    @Nullable Duration most() {
        return most;
    }

    /** Null for a name that is none's. */
    static @Nullable UsageStep named(String name) {
        return Arrays.stream(values())
                .filter(step -> step.toString().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
