package io.starledger.benchmarks;

import io.starledger.benchmarks.report.Comparison;

import java.util.List;

/** One subject and its baseline; leaves nothing running, whatever happens. */
interface Benchmark {
    /** As {@code --only} names it. */
    String name();

    List<Comparison> run(Workbench bench);
}
