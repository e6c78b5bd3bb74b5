package io.starledger.benchmarks;

import io.starledger.benchmarks.load.LoadResult;

/** What of a run under load is compared. */
enum Figure {
    PER_SECOND("/s") {
        @Override
        double of(LoadResult result, int worth) {
            return result.perSecond() * worth;
        }
    },
    MEDIAN_LATENCY("µs") {
        @Override
        double of(LoadResult result, int worth) {
            return result.millisAt(MEDIAN) * MICROS_PER_MILLI;
        }
    };

    private static final double MEDIAN = 50;
    private static final double MICROS_PER_MILLI = 1e3;

    private final String unit;

    Figure(String unit) {
        this.unit = unit;
    }

    String unit() {
        return unit;
    }

    /** {@code worth} is that of one answered request, where it counts. */
    abstract double of(LoadResult result, int worth);
}
