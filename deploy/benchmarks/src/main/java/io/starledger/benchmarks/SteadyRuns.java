package io.starledger.benchmarks;

import io.starledger.benchmarks.freshness.FreshnessRun;
import io.starledger.benchmarks.freshness.Outcome;

import java.time.Duration;

/**
 * The times of several runs at a steady rate.
 *
 * @param answered until a request was answered
 * @param shown until what was sent was shown
 */
record SteadyRuns(Percentiles answered, Percentiles shown) {
    private static final int TIMES_A_LOAD_RUN = 4;

    /**
     * Warms up for {@code timesWarmUp} as long as a server does that is loaded as much as it takes:
     * at a steady rate compilers learn from less.
     */
    static SteadyRuns measure(Effort effort, int timesWarmUp, FreshnessRun run) {
        SteadyRuns all = new SteadyRuns(new Percentiles(), new Percentiles());
        Duration warmUp = effort.warmUp().multipliedBy(timesWarmUp);
        for (int i = 0; i < effort.runs(); i++) {
            Outcome outcome = run.measure(warmUp, effort.run().multipliedBy(TIMES_A_LOAD_RUN));
            all.answered.add(outcome.answered());
            all.shown.add(outcome.shown());
            warmUp = Duration.ofSeconds(1);
        }
        return all;
    }
}
