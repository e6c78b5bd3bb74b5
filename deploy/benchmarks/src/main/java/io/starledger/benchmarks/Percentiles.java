package io.starledger.benchmarks;

import io.starledger.benchmarks.report.Bound;
import io.starledger.benchmarks.report.Comparison;
import io.starledger.benchmarks.report.Sample;

import org.HdrHistogram.Histogram;

import java.util.ArrayList;
import java.util.List;

/** Of several runs' times, which are kept in nanoseconds and shown in milliseconds. */
final class Percentiles {
    private static final double NANOS_PER_MILLI = 1e6;

    private final List<Double> middle = new ArrayList<>();
    private final List<Double> high = new ArrayList<>();

    void add(Histogram run) {
        middle.add(run.getValueAtPercentile(50) / NANOS_PER_MILLI);
        high.add(run.getValueAtPercentile(99) / NANOS_PER_MILLI);
    }

    /** A row for p50 and one for p99, under which the conditions stand. */
    List<Comparison> rows(String name, Bound ofP99, List<String> conditions) {
        return List.of(
                row(name + " p50", middle, new Bound.None(), List.of()),
                row(name + " p99", high, ofP99, conditions));
    }

    private static Comparison row(
            String name, List<Double> millis, Bound bound, List<String> conditions) {
        return new Comparison(name, "ms", new Sample(millis), null, bound, conditions);
    }
}
