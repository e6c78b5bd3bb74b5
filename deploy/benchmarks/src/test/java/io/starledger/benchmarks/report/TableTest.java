package io.starledger.benchmarks.report;

import static io.starledger.benchmarks.report.Reports.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TableTest {

    @Test
    void aRowShowsMediansRangesRatioAndBoundAndItsConditionsBelow() {
        Comparison row =
                comparison(
                        Sample.of(18_204.4, 17_900, 18_400),
                        Sample.of(24_100, 23_000, 25_000),
                        new Bound.RatioAtLeast(0.7));

        assertThat(Table.of(Reports.of(row)))
                .endsWith(
                        """
                        benchmark     starledger                 baseline                   ratio  bound
                        single posts  18,204 /s (17,900–18,400)  24,100 /s (23,000–25,000)  0.755  ratio ≥ 0.70  ok
                            beside: Kafka
                        """);
    }

    @Test
    void aRowCanStandAlone() {
        Comparison row = comparison(Sample.of(180), null, new Bound.ValueAtMost(150));

        assertThat(Table.line(row)).isEqualTo("single posts  180.0 /s  ≤ 150.0 /s  SHORT");
    }

    @Test
    void aRowOutOfBoundSaysSo() {
        Comparison row = comparison(Sample.of(180), null, new Bound.ValueAtMost(150));

        assertThat(Table.of(Reports.of(row))).contains("180.0 /s").contains("≤ 150.0 /s  SHORT");
    }

    @Test
    void aRowWithoutBoundSaysNeither() {
        Comparison row = comparison(Sample.of(1), Sample.of(2), new Bound.None());

        assertThat(Table.of(Reports.of(row))).contains("0.500\n");
    }

    @Test
    void theMachineStandsAboveTheRows() {
        assertThat(Table.of(Reports.of()))
                .startsWith("2 cores (A Processor), 24,000 MB, Linux 6.1 amd64\n")
                .contains("load average before: 0.3")
                .contains("share these cores");
    }

    @Test
    void whatCouldNotBeMeasuredStandsBelowTheRows() {
        assertThat(Table.of(Reports.failing("posts: no answer")))
                .endsWith("not measured: posts: no answer\n");
    }
}
