package io.starledger.ratings.items;

import io.starledger.platform.postgres.InstantRange;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * By what a ranking is ordered, the greatest first; items with equal values follow each other by
 * id, descending.
 */
enum RankingOrder {
    COUNT("count", "rating_count", Long.class),
    MEAN("mean", "mean", Double.class),
    BAYESIAN("bayesian", "bayesian_mean", Double.class),
    WILSON("wilson", "wilson_lower_bound", Double.class),
    UPDATED("updated", "updated_at", Instant.class);

    private final String parameter;
    private final String column;
    private final Class<? extends Comparable<?>> type;

    RankingOrder(String parameter, String column, Class<? extends Comparable<?>> type) {
        this.parameter = parameter;
        this.column = column;
        this.type = type;
    }

    String parameter() {
        return parameter;
    }

    String column() {
        return column;
    }

    Class<? extends Comparable<?>> type() {
        return type;
    }

    /**
     * The column's value in the text of a cursor. Throws a {@code RuntimeException} if it is no
     * such value.
     */
    Object parse(String value) {
        return switch (this) {
            case COUNT -> Long.valueOf(value);
            case MEAN, BAYESIAN, WILSON -> finite(Double.parseDouble(value));
            case UPDATED -> InstantRange.require(Instant.parse(value));
        };
    }

    private static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("expected a finite number but was " + value);
        }
        return value;
    }

    static Optional<RankingOrder> ofParameter(String parameter) {
        return Stream.of(values()).filter(order -> order.parameter.equals(parameter)).findFirst();
    }
}
