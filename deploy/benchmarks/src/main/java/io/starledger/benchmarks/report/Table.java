package io.starledger.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A report as text: a line for each comparison, its conditions below. */
public final class Table {
    private static final List<String> HEAD =
            List.of("benchmark", "starledger", "baseline", "ratio", "bound", "");
    private static final String GAP = "  ";
    private static final int THREE_DIGITS = 1_000;

    private Table() {}

    public static String of(Report report) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEAD);
        report.comparisons().forEach(comparison -> lines.add(cells(comparison)));
        List<Integer> widths =
                IntStream.range(0, HEAD.size()).mapToObj(column -> width(lines, column)).toList();
        StringBuilder text = new StringBuilder();
        report.machine().lines().forEach(line -> text.append(line).append('\n'));
        text.append('\n').append(line(HEAD, widths)).append('\n');
        for (int i = 0; i < report.comparisons().size(); i++) {
            text.append(line(lines.get(i + 1), widths)).append('\n');
            report.comparisons()
                    .get(i)
                    .conditions()
                    .forEach(condition -> text.append("    ").append(condition).append('\n'));
        }
        report.failures()
                .forEach(failure -> text.append("not measured: ").append(failure).append('\n'));
        return text.toString();
    }

    /** One row alone. */
    public static String line(Comparison row) {
        return cells(row).stream().filter(cell -> !cell.isEmpty()).collect(Collectors.joining(GAP));
    }

    private static List<String> cells(Comparison row) {
        Sample baseline = row.baseline();
        return List.of(
                row.name(),
                figure(row.subject(), row.unit()),
                baseline == null ? "" : figure(baseline, row.unit()),
                row.ratio().isPresent() ? text("%.3f", row.ratio().getAsDouble()) : "",
                bound(row),
                row.bound() instanceof Bound.None ? "" : row.isWithinBound() ? "ok" : "SHORT");
    }

    private static String bound(Comparison row) {
        return switch (row.bound()) {
            case Bound.None _ -> "";
            case Bound.RatioAtLeast(double floor) -> text("ratio ≥ %.2f", floor);
            case Bound.RatioAtMost(double ceiling) -> text("ratio ≤ %.2f", ceiling);
            case Bound.ValueAtMost(double ceiling) -> "≤ " + number(ceiling) + " " + row.unit();
        };
    }

    private static String figure(Sample sample, String unit) {
        String median = number(sample.median()) + " " + unit;
        return sample.values().size() == 1
                ? median
                : median + " (" + number(sample.min()) + "–" + number(sample.max()) + ")";
    }

    private static String number(double value) {
        return value >= THREE_DIGITS ? text("%,.0f", value) : text("%.1f", value);
    }

    private static String text(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static int width(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }

    private static String line(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(i -> cells.get(i) + " ".repeat(widths.get(i) - cells.get(i).length()))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }
}
