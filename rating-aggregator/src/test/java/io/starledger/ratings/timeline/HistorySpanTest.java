package io.starledger.ratings.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.platform.problem.Violation;
import io.starledger.ratings.fold.Histogram;
import io.starledger.ratings.timeline.HistorySpan.Sent;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class HistorySpanTest {
    private static final Instant NOW = Instant.parse("2026-11-18T10:20:30Z");

    @ParameterizedTest
    @CsvSource({
        "hour, 2026-11-18T08:59:59Z, 2026-11-18T10:00:00Z, 2026-11-18T08:00:00Z,"
                + " 2026-11-18T10:00:00Z",
        "day, 2026-11-16T00:00:00Z, 2026-11-18T00:00:00.000001Z, 2026-11-16T00:00:00Z,"
                + " 2026-11-19T00:00:00Z",
        "week, 2026-11-15T23:00:00Z, 2026-11-16T01:00:00Z, 2026-11-09T00:00:00Z,"
                + " 2026-11-23T00:00:00Z",
        "week, 0001-01-01T00:00:00Z, 0001-01-02T00:00:00Z, 0001-01-01T00:00:00Z,"
                + " 0001-01-08T00:00:00Z",
    })
    void stepsAreWhole(String step, String from, String to, Instant begin, Instant end) {
        // when
        HistorySpan span = HistorySpan.parse(new Sent(step, from, to), NOW, new ArrayList<>());

        // then
        assertThat(span.from()).isEqualTo(begin);
        assertThat(span.to()).isEqualTo(end);
    }

    @Test
    void unlessAskedOtherwiseItIsTheLastThirtyDays() {
        // when
        HistorySpan span = HistorySpan.parse(new Sent(null, null, null), NOW, new ArrayList<>());

        // then
        assertThat(span.step()).isEqualTo(HistoryStep.DAY);
        assertThat(span.from()).isEqualTo("2026-10-19T00:00:00Z");
        assertThat(span.steps()).isEqualTo(31);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "month, -, -, ?step",
                "day, yesterday, -, ?from",
                "day, 0000-12-31T23:59:59Z, -, ?from",
                "day, 2026-11-18T10:20:30Z, -, ?from",
                "hour, 2026-01-01T00:00:00Z, -, ?from",
                "day, -, +10000-01-01T00:00:00Z, ?to",
                "day, 9999-12-31T00:00:00Z, 9999-12-31T12:00:00Z, ?to",
            })
    void whatCannotBeToldIsRefusedByName(
            @Nullable String step, @Nullable String from, @Nullable String to, String pointer) {
        // given
        List<Violation> violations = new ArrayList<>();

        // when
        HistorySpan.parse(new Sent(step, from, to), NOW, violations);

        // then
        assertThat(violations).extracting(Violation::pointer).containsExactly(pointer);
    }

    @Test
    void aThousandStepsAreToldAndNoMore() {
        // given
        List<Violation> violations = new ArrayList<>();
        Instant to = Instant.parse("2026-11-18T10:00:00Z");

        // when
        HistorySpan.parse(
                new Sent("hour", to.minusSeconds(3_600_000).toString(), to.toString()),
                NOW,
                violations);
        HistorySpan.parse(
                new Sent("hour", to.minusSeconds(3_600_001).toString(), to.toString()),
                NOW,
                violations);

        // then
        assertThat(violations)
                .containsExactly(
                        new Violation(
                                "?from",
                                "expected a time of at most 1000 steps but was one of 1001"));
    }

    @Test
    void aStepWithoutChangesEndsAsTheOneBeforeIt() {
        // given
        HistorySpan span = new HistorySpan(NOW, HistoryStep.DAY, 3);
        Histogram before = new Histogram(1, 0, 0, 0, 2);

        // when
        List<Histogram> ends = span.ends(before, Map.of(1, new Histogram(-1, 0, 4, 0, 0)));

        // then
        assertThat(ends)
                .containsExactly(
                        before, new Histogram(0, 0, 4, 0, 2), new Histogram(0, 0, 4, 0, 2));
    }
}
