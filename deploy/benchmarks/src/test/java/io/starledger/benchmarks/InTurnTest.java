package io.starledger.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class InTurnTest {

    @Test
    void subjectAndBaselineAlternate() {
        // given
        List<String> runs = new ArrayList<>();

        // when
        InTurn samples = InTurn.measure(3, () -> note(runs, "A", 1), () -> note(runs, "B", 2));

        // then
        assertThat(runs).containsExactly("A", "B", "A", "B", "A", "B");
        assertThat(samples.subject().values()).containsExactly(1.0, 1.0, 1.0);
        assertThat(samples.baseline().values()).containsExactly(2.0, 2.0, 2.0);
    }

    private static double note(List<String> runs, String name, double rate) {
        runs.add(name);
        return rate;
    }
}
