package io.starledger.billing.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.billing.view.UsedPeriod;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

final class UsageSeriesTest {
    private static final Instant NOON = Instant.parse("2026-03-28T12:00:00Z");

    @Test
    void hoursAreWholeAndEachIsThere() {
        // when
        UsageSeries series =
                UsageSeries.covering(
                        NOON.plusSeconds(1), NOON.plusSeconds(7_201), ChronoUnit.HOURS);

        // then
        assertThat(series.points(Map.of(NOON.plusSeconds(3_600), 5L)))
                .containsExactly(
                        point("2026-03-28T12:00:00Z", "2026-03-28T13:00:00Z", 0),
                        point("2026-03-28T13:00:00Z", "2026-03-28T14:00:00Z", 5),
                        point("2026-03-28T14:00:00Z", "2026-03-28T15:00:00Z", 0));
    }

    @Test
    void anHourThatBeginsAtTheEndIsNotInIt() {
        // when
        UsageSeries series = UsageSeries.covering(NOON, NOON.plusSeconds(3_600), ChronoUnit.HOURS);

        // then
        assertThat(series.points(Map.of()))
                .containsExactly(point("2026-03-28T12:00:00Z", "2026-03-28T13:00:00Z", 0));
    }

    @Test
    void daysBeginByUtcAndAllHaveTheSameLength() {
        // when
        UsageSeries series =
                UsageSeries.covering(NOON, Instant.parse("2026-03-30T00:00:00Z"), ChronoUnit.DAYS);

        // then
        assertThat(series.points(Map.of(Instant.parse("2026-03-29T00:00:00Z"), 7L)))
                .containsExactly(
                        point("2026-03-28T00:00:00Z", "2026-03-29T00:00:00Z", 0),
                        point("2026-03-29T00:00:00Z", "2026-03-30T00:00:00Z", 7));
    }

    private static UsedPeriod point(String start, String end, long ratings) {
        return new UsedPeriod(Instant.parse(start), Instant.parse(end), ratings);
    }
}
