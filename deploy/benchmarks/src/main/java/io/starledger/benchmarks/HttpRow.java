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
record HttpRow(String name, int connections, Bound bound, List<String> conditions) {
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
                            () -> subject.measure(client, connections, effort.run(), subjectCost),
                            () ->
                                    baseline.measure(
                                            client, connections, effort.run(), baselineCost));
            List<String> all = new ArrayList<>(conditions);
            all.add("starledger: " + subjectCost);
            all.add("baseline: " + baselineCost);
            return new Comparison(name, "/s", samples.subject(), samples.baseline(), bound, all);
        }
    }
}
