package io.starledger.benchmarks;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Loads a JVM until its compilers have done what pays. */
final class WarmUp {
    static final Duration WINDOW = Duration.ofSeconds(2);
    private static final int STEADY_WINDOWS = 3;
    private static final double GAIN = 1.03;

    private WarmUp() {}

    /**
     * Ends when three windows in a row were hardly better than the best before them, or when the
     * time is over.
     *
     * @param window one window's throughput
     */
    static void until(Duration atMost, DoubleSupplier window) {
        double best = 0;
        int steady = 0;
        long windows = atMost.dividedBy(WINDOW);
        for (int i = 0; i < windows && steady < STEADY_WINDOWS; i++) {
            double now = window.getAsDouble();
            steady = now > best * GAIN ? 0 : steady + 1;
            best = Math.max(best, now);
        }
    }
}
