package io.starledger.benchmarks.report;

import java.util.List;

/**
 * All that one run of the command measured.
 *
 * @param failures a line for each benchmark that could not be measured
 */
public record Report(Machine machine, List<Comparison> comparisons, List<String> failures) {
    public Report {
        comparisons = List.copyOf(comparisons);
        failures = List.copyOf(failures);
    }

    /** Whether everything was measured and kept to its bound. */
    public boolean isWithinBounds() {
        return failures.isEmpty() && comparisons.stream().allMatch(Comparison::isWithinBound);
    }
}
