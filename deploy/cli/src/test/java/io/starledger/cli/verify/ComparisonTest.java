package io.starledger.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class ComparisonTest {
    private static final LogEnd END = new LogEnd(Map.of(0, 100L));

    private final Comparison comparison = new Comparison("items");

    @Test
    void equalRowsAreCounted() {
        compare(Map.of("a", row(7, 5)), Map.of("a", row(7, 5)));

        assertThat(comparison.different()).isZero();
        assertThat(comparison.report()).endsWith("1 rows equal, 0 different");
    }

    @Test
    void aColumnThatDiffersIsNamed() {
        compare(Map.of("a", row(7, 5)), Map.of("a", row(7, 6)));

        assertThat(comparison.different()).isOne();
        assertThat(comparison.report()).contains("items a: count: expected 5 but was 6");
    }

    @Test
    void aRowThatIsBehindIsDifferent() {
        compare(Map.of("a", row(7, 5)), Map.of("a", row(6, 5)));

        assertThat(comparison.report()).contains("items a: source_offset: expected 7 but was 6");
    }

    @Test
    void aMissingRowIsNamed() {
        compare(Map.of("a", row(7, 5)), Map.of());

        assertThat(comparison.different()).isOne();
        assertThat(comparison.report()).contains("items a: expected {").contains("there is no row");
    }

    @Test
    void aRowTooManyIsNamed() {
        compare(Map.of(), Map.of("a", row(7, 5)));

        assertThat(comparison.different()).isOne();
        assertThat(comparison.report()).contains("items a: expected no row but was {");
    }

    @Test
    void aRowWrittenSinceIsNotCompared() {
        compare(Map.of("a", row(7, 5)), Map.of("a", row(100, 9)));

        assertThat(comparison.different()).isZero();
        assertThat(comparison.report()).contains("1 written since and not compared");
    }

    @Test
    void ofManyDifferencesTheFirstAreListedAndAllCounted() {
        Map<String, Columns> found = new HashMap<>();
        for (int i = 0; i < 50; i++) {
            found.put("item-" + i, row(7, 5));
        }
        compare(Map.of(), found);

        assertThat(comparison.different()).isEqualTo(50);
        assertThat(comparison.report().lines()).hasSize(22).last().isEqualTo("  … and 30 more");
    }

    private void compare(Map<String, Columns> expected, Map<String, Columns> found) {
        Map<String, Folded> folded = new HashMap<>();
        expected.forEach((key, columns) -> folded.put(key, () -> columns));
        List<ViewRow> rows =
                found.entrySet().stream()
                        .map(row -> new ViewRow(row.getKey(), row.getValue()))
                        .toList();
        comparison.compare(folded, rows::forEach, END);
    }

    private static Columns row(long offset, long count) {
        return Columns.builder()
                .with("count", count)
                .with("source_partition", 0)
                .with("source_offset", offset)
                .build();
    }
}
