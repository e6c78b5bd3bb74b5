package io.starledger.benchmarks.load;

import org.HdrHistogram.Histogram;

import java.time.Duration;

/** What a run brought; latencies in nanoseconds. */
public record LoadResult(Histogram latencies, Duration took) {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;

    public double perSecond() {
        return latencies.getTotalCount() / (took.toNanos() / NANOS_PER_SECOND);
    }

    public double millisAt(double percentile) {
        return latencies.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }
}
