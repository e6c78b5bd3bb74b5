package io.starledger.benchmarks.report;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One row: what the platform gave, beside a baseline of the same run where there is one.
 *
 * @param unit of both figures, as {@code /s} or {@code ms}
 * @param conditions a line each: what the baseline is, what runs beside, what the parts cost
 */
public record Comparison(
        String name,
        String unit,
        Sample subject,
        @Nullable Sample baseline,
        Bound bound,
        List<String> conditions) {

    public Comparison {
        conditions = List.copyOf(conditions);
        if ((bound instanceof Bound.RatioAtLeast || bound instanceof Bound.RatioAtMost)
                && baseline == null) {
            throw new IllegalArgumentException("expected a baseline to hold " + name + " against");
        }
    }

    /** Median to median. */
    public OptionalDouble ratio() {
        return baseline == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(subject.median() / baseline.median());
    }

    /** True as well where nothing is bounded. */
    public boolean isWithinBound() {
        return switch (bound) {
            case Bound.None _ -> true;
            case Bound.RatioAtLeast(double floor) -> ratio().orElseThrow() >= floor;
            case Bound.RatioAtMost(double ceiling) -> ratio().orElseThrow() <= ceiling;
            case Bound.ValueAtMost(double ceiling) -> subject.median() <= ceiling;
        };
    }
}
