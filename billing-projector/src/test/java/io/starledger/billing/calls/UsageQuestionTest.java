package io.starledger.billing.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.billing.calls.UsageQuestion.Sent;
import io.starledger.platform.problem.Violation;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

final class UsageQuestionTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final List<Violation> violations = new ArrayList<>();

    @Test
    void withoutParametersItIsTheLastYear() {
        // when
        UsageQuestion question = UsageQuestion.parse(new Sent(null, null, null), NOW, violations);

        // then
        assertThat(violations).isEmpty();
        assertThat(question.to()).isEqualTo(NOW);
        assertThat(question.from()).isEqualTo(Instant.parse("2025-11-21T10:00:00Z"));
    }

    @Test
    void aPeriodThatEndsWhereItBeginsIsNotInIt() {
        // when
        UsageQuestion question =
                UsageQuestion.parse(
                        new Sent("2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z", "period"),
                        NOW,
                        violations);

        // then
        assertThat(violations).isEmpty();
        assertThat(question.meets(Instant.parse("2026-10-01T00:00:00Z"), question.from()))
                .isFalse();
        assertThat(question.meets(question.to(), Instant.parse("2027-01-01T00:00:00Z"))).isFalse();
        assertThat(
                        question.meets(
                                Instant.parse("2026-10-01T00:00:00Z"),
                                Instant.parse("2026-11-01T00:00:01Z")))
                .isTrue();
    }

    @Test
    void byHourItIsTheLastDayAndByDayTheLastThirty() {
        // when
        UsageQuestion hours = UsageQuestion.parse(new Sent(null, null, "hour"), NOW, violations);
        UsageQuestion days = UsageQuestion.parse(new Sent(null, null, "day"), NOW, violations);

        // then
        assertThat(violations).isEmpty();
        assertThat(hours.series().points(Map.of())).hasSize(24);
        assertThat(days.from()).isEqualTo(Instant.parse("2026-10-23T10:00:00Z"));
        assertThat(days.series().points(Map.of())).hasSize(31);
    }

    @Test
    void howMuchIsToldAtOnceHasAnEnd() {
        // when
        UsageQuestion hours = parse("2026-10-22T09:30:00Z", "2026-11-22T09:30:00Z", "hour");
        UsageQuestion days = parse("2025-11-21T10:00:00Z", "2026-11-22T10:00:00Z", "day");
        parse("2000-01-01T00:00:00Z", "2026-11-22T10:00:00Z", "period");

        // then
        assertThat(violations).isEmpty();
        assertThat(hours.series().points(Map.of())).hasSize(745);
        assertThat(days.series().points(Map.of())).hasSize(367);

        // when
        parse("2026-10-22T09:59:59Z", "2026-11-22T10:00:00Z", "hour");

        // then
        assertThat(violations)
                .containsExactly(
                        new Violation(
                                "?from",
                                "expected an instant at most 31 days before 2026-11-22T10:00:00Z"
                                        + " but was 2026-10-22T09:59:59Z"));
    }

    @Test
    void theFirstAndTheLastInstantOfAllHaveNoWholeHour() {
        // when
        parse(null, "0001-01-01T05:00:00Z", "hour");

        // then
        assertThat(violations).extracting(Violation::pointer).containsExactly("?to");

        // when
        violations.clear();
        parse(null, "9999-12-31T23:30:00Z", "day");

        // then
        assertThat(violations).extracting(Violation::pointer).containsExactly("?to");
    }

    @Test
    void anInstantBeyondAllYearsIsAViolationAndNoFailure() {
        // when
        UsageQuestion.parse(
                new Sent("-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z", "week"),
                NOW,
                violations);

        // then
        assertThat(violations)
                .extracting(Violation::pointer)
                .containsExactly("?to", "?from", "?step");
    }

    private UsageQuestion parse(@Nullable String from, String to, String step) {
        return UsageQuestion.parse(new Sent(from, to, step), NOW, violations);
    }
}
