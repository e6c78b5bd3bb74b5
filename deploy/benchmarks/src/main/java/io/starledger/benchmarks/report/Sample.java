package io.starledger.benchmarks.report;

import java.util.List;

/** One figure of several runs. */
public record Sample(List<Double> values) {

    /** Throws {@link IllegalArgumentException} without a value, or with one that is no number. */
    public Sample {
        values = List.copyOf(values);
        if (values.isEmpty() || !values.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("expected finite values but was " + values);
        }
    }

    public static Sample of(double... values) {
        return new Sample(java.util.Arrays.stream(values).boxed().toList());
    }

    public double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public double min() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    public double max() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }
}
