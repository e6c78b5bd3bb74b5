package io.starledger.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.benchmarks.report.Bound;
import io.starledger.benchmarks.report.Comparison;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import java.util.List;

final class PercentilesTest {
    private static final long MILLI = 1_000_000;

    @Test
    void everyRunHasItsOwnAndTheBoundIsOfTheHighOne() {
        // given
        Percentiles percentiles = new Percentiles();
        percentiles.add(run(10));
        percentiles.add(run(30));

        // when
        List<Comparison> rows =
                percentiles.rows("answer", new Bound.ValueAtMost(30), List.of("a condition"));

        // then
        assertThat(rows).extracting(Comparison::name).containsExactly("answer p50", "answer p99");
        assertThat(rows.getFirst().subject().median()).isBetween(1.0, 1.01);
        assertThat(rows.getLast().subject().median()).isBetween(20.0, 20.1);
        assertThat(rows.getFirst().bound()).isEqualTo(new Bound.None());
        assertThat(rows.getLast().isWithinBound()).isTrue();
    }

    /** Mostly a millisecond, and two of a hundred that take so many. */
    private static Histogram run(int millis) {
        Histogram run = new Histogram(3);
        run.recordValueWithCount(MILLI, 98);
        run.recordValueWithCount(millis * MILLI, 2);
        return run;
    }
}
