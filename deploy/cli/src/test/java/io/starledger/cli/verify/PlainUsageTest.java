package io.starledger.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.cli.verify.PlainEvent.Fact;
import io.starledger.cli.verify.PlainEvent.Retracted;
import io.starledger.cli.verify.PlainEvent.Submitted;
import io.starledger.cli.verify.UsageRow.Used;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

final class PlainUsageTest {
    private static final String TENANT = "11111111-1111-4111-8111-111111111111";
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
    private static final Submitted RATED = new Submitted(5, 0, null, null);

    private final PlainUsage usage = new PlainUsage();
    private long offset;

    @Test
    void aPeriodHoldsItsFirstInstantAndNotTheOneAfterIt() {
        happen("a", RATED, JUNE.minusMillis(1));
        happen("b", RATED, JUNE);
        happen("c", RATED, JULY.minusMillis(1));
        happen("d", RATED, JULY);

        assertThat(expected(row(3, MAY, JUNE, JULY, JULY.plusSeconds(60))))
                .containsEntry(TENANT + "/" + MAY, "1")
                .containsEntry(TENANT + "/" + JUNE, "2")
                .containsEntry(TENANT + "/" + JULY, "1")
                .hasSize(3);
    }

    @Test
    void onlyASubmissionIsUsedAndOneThatIsRepeatedWithinADayOnce() {
        happen("a", RATED, JUNE);
        happen("b", new Retracted(), JUNE);
        happen("a", RATED, JUNE.plus(Duration.ofHours(24)));
        happen("a", RATED, JUNE.plus(Duration.ofHours(49)));

        assertThat(expected(row(3, JUNE, JULY))).containsEntry(TENANT + "/" + JUNE, "2");
    }

    @Test
    void whatTheViewHasNotCountedYetIsNotExpectedOfIt() {
        happen("a", RATED, JUNE);
        happen("b", RATED, JUNE);

        assertThat(expected(row(0, JUNE, JULY))).containsEntry(TENANT + "/" + JUNE, "1");
        assertThat(usage.isIn(Map.of(TENANT, row(0, JUNE, JULY)))).isFalse();
        assertThat(usage.isIn(Map.of(TENANT, row(1, JUNE, JULY)))).isTrue();
    }

    @Test
    void whatIsInNoPeriodIsMissed() {
        happen("a", RATED, JULY);
        happen("b", RATED, MAY);

        assertThat(expected(row(1, JUNE, JULY)))
                .as("periods before the first may be forgotten")
                .containsEntry(TENANT, "1");
        assertThat(expected(UsageRow.NONE)).containsEntry(TENANT, "2");
    }

    @Test
    void anHourHasWhatWasAcceptedInItOnce() {
        happen("a", RATED, JUNE.minusMillis(1));
        happen("b", RATED, JUNE);
        happen("b", RATED, JUNE);
        happen("c", new Retracted(), JUNE);
        happen("d", RATED, JUNE.plusMillis(3_599_999));
        happen("e", RATED, JUNE.plusSeconds(3_600));

        assertThat(ratings(usage.hours()))
                .containsOnly(
                        Map.entry(TENANT + "/2026-05-31T23:00:00Z", "1"),
                        Map.entry(TENANT + "/2026-06-01T00:00:00Z", "2"),
                        Map.entry(TENANT + "/2026-06-01T01:00:00Z", "1"));
    }

    @Test
    void theViewByHourIsWaitedForUntilItHasCountedEverything() {
        happen("a", RATED, JUNE);
        happen("b", RATED, JUNE);

        assertThat(usage.isInHours(Map.of())).isFalse();
        assertThat(usage.isInHours(hour(JUNE, 1, 0))).isFalse();
        assertThat(usage.isInHours(hour(JUNE, 2, 1))).isTrue();
    }

    @Test
    void anHourThatHasCountedBeyondTheEndIsNotCompared() {
        happen("a", RATED, JUNE);
        Comparison comparison = new Comparison("hours");
        LogEnd end = new LogEnd(Map.of(0, 1L));

        comparison.compare(
                usage.hours(),
                action -> hour(JUNE, 7, 1).values().forEach(row -> action.accept(row.view(end))),
                end);
        assertThat(comparison.report()).contains("0 different, 1 written since");

        comparison.compare(
                usage.hours(),
                action -> hour(JUNE, 7, 0).values().forEach(row -> action.accept(row.view(end))),
                end);
        assertThat(comparison.report())
                .contains("hours " + TENANT + "/" + JUNE + ": ratings: expected 1 but was 7");
    }

    private void happen(String eventId, Fact fact, Instant acceptedAt) {
        usage.fold(
                0,
                new PlainEvent(
                        eventId,
                        TENANT + "/book",
                        "ada",
                        fact,
                        acceptedAt.toEpochMilli(),
                        offset++));
    }

    /** Of periods that end where the next begins. */
    private static UsageRow row(long countedUpTo, Instant... bounds) {
        List<Instant> all = List.of(bounds);
        return new UsageRow(
                IntStream.range(1, all.size())
                        .mapToObj(i -> new Used(all.get(i - 1), all.get(i), 0))
                        .toList(),
                new CountedUpTo(Map.of(0, countedUpTo)));
    }

    private static Map<String, HourRow> hour(Instant hour, long ratings, long countedUpTo) {
        String key = TENANT + "/" + hour;
        return Map.of(key, new HourRow(key, ratings, new CountedUpTo(Map.of(0, countedUpTo))));
    }

    private Map<String, String> expected(UsageRow row) {
        return ratings(usage.expected(Map.of(TENANT, row)));
    }

    private static Map<String, String> ratings(Map<String, ? extends Folded> folded) {
        return folded.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                it -> it.getValue().columns().values().get("ratings")));
    }
}
