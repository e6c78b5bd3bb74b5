package io.starledger.benchmarks.report;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report as JSON, every single run's figure included, to be compared with an earlier one. */
public final class JsonReport {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonReport() {}

    public static void write(Report report, Path file) {
        JSON.writerWithDefaultPrettyPrinter().writeValue(file, toMap(report));
    }

    static Map<String, Object> toMap(Report report) {
        Machine machine = report.machine();
        return orderedMap(
                "machine",
                orderedMap(
                        "processor", machine.processor(),
                        "cores", machine.cores(),
                        "memory_megabytes", machine.memoryMegabytes(),
                        "system", machine.system(),
                        "java", machine.java(),
                        "load_average_before", machine.load()),
                "within_bounds",
                report.isWithinBounds(),
                "comparisons",
                report.comparisons().stream().map(JsonReport::comparison).toList(),
                "not_measured",
                report.failures());
    }

    private static Map<String, Object> comparison(Comparison row) {
        Sample baseline = row.baseline();
        return orderedMap(
                "name",
                row.name(),
                "unit",
                row.unit(),
                "starledger",
                sample(row.subject()),
                "baseline",
                baseline == null ? null : sample(baseline),
                "ratio",
                row.ratio().isPresent() ? row.ratio().getAsDouble() : null,
                "ratio_at_least",
                row.bound() instanceof Bound.RatioAtLeast(double floor) ? floor : null,
                "ratio_at_most",
                row.bound() instanceof Bound.RatioAtMost(double ceiling) ? ceiling : null,
                "at_most",
                row.bound() instanceof Bound.ValueAtMost(double ceiling) ? ceiling : null,
                "within_bound",
                row.isWithinBound(),
                "conditions",
                row.conditions());
    }

    private static Map<String, Object> sample(Sample sample) {
        return orderedMap(
                "median", sample.median(),
                "min", sample.min(),
                "max", sample.max(),
                "runs", List.copyOf(sample.values()));
    }

    /** Keys and values in turn; a null value is left out. */
    private static Map<String, Object> orderedMap(@Nullable Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            Object value = entries[i + 1];
            if (value != null) {
                map.put(String.valueOf(entries[i]), value);
            }
        }
        return map;
    }
}
