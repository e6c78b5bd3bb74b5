package io.starledger.benchmarks.report;

import static io.starledger.benchmarks.report.Reports.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class ComparisonTest {

    @Test
    void theRatioIsThatOfTheMedians() {
        Comparison row = comparison(Sample.of(1, 6, 100), Sample.of(8, 2, 9), new Bound.None());

        assertThat(row.ratio()).hasValue(0.75);
    }

    @Test
    void withoutABaselineThereIsNoRatio() {
        assertThat(comparison(Sample.of(1), null, new Bound.None()).ratio()).isEmpty();
    }

    @Test
    void aRatioAtItsFloorIsWithinBound() {
        Bound floor = new Bound.RatioAtLeast(0.5);

        assertThat(comparison(Sample.of(5), Sample.of(10), floor).isWithinBound()).isTrue();
        assertThat(comparison(Sample.of(4.9), Sample.of(10), floor).isWithinBound()).isFalse();
    }

    @Test
    void aRatioAtItsCeilingIsWithinBound() {
        Bound ceiling = new Bound.RatioAtMost(1.5);

        assertThat(comparison(Sample.of(15), Sample.of(10), ceiling).isWithinBound()).isTrue();
        assertThat(comparison(Sample.of(15.1), Sample.of(10), ceiling).isWithinBound()).isFalse();
    }

    @Test
    void aValueAtItsCeilingIsWithinBound() {
        Bound ceiling = new Bound.ValueAtMost(150);

        assertThat(comparison(Sample.of(150), null, ceiling).isWithinBound()).isTrue();
        assertThat(comparison(Sample.of(151), null, ceiling).isWithinBound()).isFalse();
    }

    @Test
    void aBoundOfTheRatioNeedsABaseline() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> comparison(Sample.of(1), null, new Bound.RatioAtLeast(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> comparison(Sample.of(1), null, new Bound.RatioAtMost(1)));
    }

    @Test
    void oneRowOutOfBoundMakesTheReportSo() {
        Comparison good = comparison(Sample.of(1), null, new Bound.None());
        Comparison bad = comparison(Sample.of(2), null, new Bound.ValueAtMost(1));

        assertThat(Reports.of(good).isWithinBounds()).isTrue();
        assertThat(Reports.of(good, bad).isWithinBounds()).isFalse();
    }

    @Test
    void whatCouldNotBeMeasuredIsNotWithinBounds() {
        assertThat(Reports.failing("posts: no answer").isWithinBounds()).isFalse();
    }
}
