package io.starledger.platform.limits;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import java.time.Duration;

/**
 * A bucket that holds {@code burst} and gains {@code amount} in every {@code per}, evenly. So
 * within any time {@code t} at most {@code burst + amount · t / per} pass.
 *
 * @param per in whole seconds, which is what the header fields can say
 */
public record Limit(@Positive long amount, @NotNull Duration per, @Positive long burst) {
    public Limit {
        if (per.getSeconds() < 1 || per.getNano() != 0) {
            throw new IllegalArgumentException("expected whole seconds but was " + per);
        }
    }

    /** In words. */
    public String of(Meter meter) {
        return "at most %,d %s in %,d s, and %,d at once"
                .formatted(amount, meter.id(), per.toSeconds(), burst);
    }
}
