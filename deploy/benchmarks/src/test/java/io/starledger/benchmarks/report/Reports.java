package io.starledger.benchmarks.report;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Reports to look at. */
final class Reports {
    private static final Machine MACHINE =
            new Machine("A Processor", 2, 24_000, "Linux 6.1 amd64", "Some JDK 25", 0.25);

    private Reports() {}

    static Report of(Comparison... comparisons) {
        return new Report(MACHINE, List.of(comparisons), List.of());
    }

    static Report failing(String failure) {
        return new Report(MACHINE, List.of(), List.of(failure));
    }

    static Comparison comparison(Sample subject, @Nullable Sample baseline, Bound bound) {
        return new Comparison(
                "single posts", "/s", subject, baseline, bound, List.of("beside: Kafka"));
    }
}
