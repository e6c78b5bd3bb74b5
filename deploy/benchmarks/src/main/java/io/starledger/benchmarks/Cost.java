package io.starledger.benchmarks;

import org.HdrHistogram.Histogram;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What requests took: time, and of the cores by the server and by the load generator. Where all
 * share two cores, the last two are what throughput comes from.
 */
final class Cost {
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Histogram latencies = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
    private long serverNanos;
    private long generatorNanos;

    void add(Histogram run, long server, long generator) {
        latencies.add(run);
        serverNanos += server;
        generatorNanos += generator;
    }

    /** Of one request, for people. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p99 %.1f ms; CPU a request: server %.0f µs, load generator %.0f µs",
                latencies.getValueAtPercentile(50) / NANOS_PER_MILLI,
                latencies.getValueAtPercentile(99) / NANOS_PER_MILLI,
                serverNanos / NANOS_PER_MICRO / latencies.getTotalCount(),
                generatorNanos / NANOS_PER_MICRO / latencies.getTotalCount());
    }
}
