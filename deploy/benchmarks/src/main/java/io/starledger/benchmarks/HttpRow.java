package io.starledger.benchmarks;

import io.starledger.benchmarks.load.LoadClient;
import io.starledger.benchmarks.report.Bound;
import io.starledger.benchmarks.report.Comparison;

import java.util.ArrayList;
import java.util.List;

/**
 * Compares two servers under the same load.
 *
 * @param conditions what the reader has to know besides
 */
record HttpRow(String name, int connections, Figure figure, Bound bound, List<String> conditions) {
    HttpRow {
        conditions = List.copyOf(conditions);
    }

    Comparison measure(Workbench bench, HttpSide subject, HttpSide baseline) {
        Effort effort = bench.effort();
        bench.say(name);
        Cost subjectCost = new Cost();
        Cost baselineCost = new Cost();
        try (LoadClient client = new LoadClient()) {
            subject.warmUp(client, connections, effort.warmUp());
            baseline.warmUp(client, connections, effort.warmUp());
            InTurn samples =
                    InTurn.measure(
                            effort.runs(),
                            () -> run(subject, client, effort, subjectCost),
                            () -> run(baseline, client, effort, baselineCost));
            List<String> all = new ArrayList<>(conditions);
            all.add("starledger: " + subjectCost);
            all.add("baseline: " + baselineCost);
            return new Comparison(
                    name, figure.unit(), samples.subject(), samples.baseline(), bound, all);
        }
    }

    private double run(HttpSide side, LoadClient client, Effort effort, Cost cost) {
        return figure.of(side.measure(client, connections, effort.run(), cost), side.worth());
    }
}
