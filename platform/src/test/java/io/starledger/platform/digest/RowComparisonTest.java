package io.starledger.platform.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

class RowComparisonTest {
    private static final Slice SLICE = new Slice("items", new TenantId(UUID.randomUUID()), 3);
    private static final long UP_TO = 10;

    @Test
    void equalRowsDoNotDiffer() {
        // then
        assertThat(
                        differences(
                                List.of(row("a", "1"), row("b", "2")),
                                List.of(row("a", "1"), row("b", "2"))))
                .isEmpty();
    }

    @Test
    void eachRowThatIsAnotherOrMissingOnOneSideIsTold() {
        // when
        List<Difference> found =
                differences(
                        List.of(row("a", "1"), row("b", "2"), row("d", "4")),
                        List.of(row("b", "3"), row("c", "5"), row("d", "4"), row("e", "6")));

        // then
        assertThat(found)
                .containsExactly(
                        new Difference(SLICE, "a", "1", null),
                        new Difference(SLICE, "b", "2", "3"),
                        new Difference(SLICE, "c", null, "5"),
                        new Difference(SLICE, "e", null, "6"));
    }

    @Test
    void aRowThatMovedOnSinceTellsNothing() {
        // given
        DigestedRow moved = new DigestedRow("a", "2", UP_TO + 1);

        // then
        assertThat(differences(List.of(row("a", "1")), List.of(moved))).isEmpty();
        assertThat(differences(List.of(moved), List.of(row("a", "1")))).isEmpty();
        assertThat(differences(List.of(), List.of(moved))).isEmpty();
    }

    private static List<Difference> differences(
            List<DigestedRow> serving, List<DigestedRow> built) {
        List<Difference> found = new ArrayList<>();
        new RowComparison(SLICE, UP_TO).compare(serving.iterator(), built.iterator(), found::add);
        return found;
    }

    private static DigestedRow row(String key, String value) {
        return new DigestedRow(key, value, UP_TO);
    }
}
