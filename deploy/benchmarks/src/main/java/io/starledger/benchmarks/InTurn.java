package io.starledger.benchmarks;

import io.starledger.benchmarks.report.Sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Runs subject and baseline in turn, so that what changes on the machine changes for both. */
record InTurn(Sample subject, Sample baseline) {

    static InTurn measure(int runs, DoubleSupplier subject, DoubleSupplier baseline) {
        List<Double> subjects = new ArrayList<>();
        List<Double> baselines = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            subjects.add(subject.getAsDouble());
            baselines.add(baseline.getAsDouble());
        }
        return new InTurn(new Sample(subjects), new Sample(baselines));
    }
}
