package io.starledger.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.List;

final class SampleTest {

    @Test
    void theMedianOfAnOddNumberOfRunsIsTheMiddleOne() {
        assertThat(Sample.of(9, 1, 4).median()).isEqualTo(4);
    }

    @Test
    void theMedianOfAnEvenNumberOfRunsLiesBetweenTheMiddleTwo() {
        assertThat(Sample.of(1, 10, 2, 4).median()).isEqualTo(3);
    }

    @Test
    void oneRunIsItsOwnMedianAndRange() {
        Sample sample = Sample.of(7);

        assertThat(List.of(sample.min(), sample.median(), sample.max()))
                .containsExactly(7.0, 7.0, 7.0);
    }

    @Test
    void theRangeIsOfAllRuns() {
        Sample sample = Sample.of(3, 9, 1);

        assertThat(sample.min()).isEqualTo(1);
        assertThat(sample.max()).isEqualTo(9);
    }

    @Test
    void noRunIsNoSample() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sample(List.of()));
    }

    @Test
    void aRunWithoutAFigureIsNoSample() {
        assertThatIllegalArgumentException().isThrownBy(() -> Sample.of(1, Double.NaN));
    }
}
