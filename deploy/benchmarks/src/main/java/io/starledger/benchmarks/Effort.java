package io.starledger.benchmarks;

import java.time.Duration;

/** How long a measurement may take, and how sure it is. */
public enum Effort {
    /** A quarter of an hour, for a figure to rely on. */
    FULL(Duration.ofSeconds(30), Duration.ofSeconds(4), 5, 600_000),

    /** A first look. */
    QUICK(Duration.ofSeconds(16), Duration.ofSeconds(2), 3, 200_000);

    private final Duration warmUp;
    private final Duration run;
    private final int runs;
    private final int records;

    Effort(Duration warmUp, Duration run, int runs, int records) {
        this.warmUp = warmUp;
        this.run = run;
        this.runs = runs;
        this.records = records;
    }

    /** Of one server: a shorter one ends while its compilers still work, and no two runs agree. */
    Duration warmUp() {
        return warmUp;
    }

    /** Of one run under load. */
    Duration run() {
        return run;
    }

    /** Of the subject, and as many of the baseline. */
    int runs() {
        return runs;
    }

    /** Of one run that is measured by the record. */
    int records() {
        return records;
    }
}
