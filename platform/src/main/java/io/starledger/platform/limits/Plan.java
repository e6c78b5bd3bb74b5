package io.starledger.platform.limits;

import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;

import org.jspecify.annotations.Nullable;

/**
 * The limits of a tenant; what has none is not counted.
 *
 * @param ratingsPerMonth how many ratings a billing period holds
 */
public record Plan(
        @Valid @Nullable Limit requests,
        @Valid @Nullable Limit reads,
        @Valid @Nullable Limit ratings,
        @PositiveOrZero @Nullable Long ratingsPerMonth) {
    static final Plan UNLIMITED = new Plan(null, null, null, null);

    @Nullable Limit of(Meter meter) {
        return switch (meter) {
            case REQUESTS -> requests;
            case READS -> reads;
            case RATINGS -> ratings;
        };
    }
}
