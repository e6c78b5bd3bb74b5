package io.starledger.billing.calls;

import io.starledger.platform.postgres.InstantRange;
import io.starledger.platform.problem.Violation;
import io.starledger.platform.time.InstantParameter;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Of which time use is asked for.
 *
 * @param to the first instant after it
 */
record UsageQuestion(Instant from, Instant to, UsageStep step) {

    /** The parameters as they were sent; null for one that was not. */
    record Sent(@Nullable String from, @Nullable String to, @Nullable String step) {}

    /** Adds to {@code violations} what is wrong; the answer is to be used only if nothing was. */
    static UsageQuestion parse(Sent sent, Instant now, List<Violation> violations) {
        @Nullable UsageStep named = sent.step() == null ? null : UsageStep.named(sent.step());
        UsageStep step = named == null ? UsageStep.PERIOD : named;
        Instant to = InstantParameter.parse("?to", sent.to(), now, violations);
        Instant from =
                InstantParameter.parse("?from", sent.from(), to.minus(step.usual()), violations);
        UsageQuestion question = new UsageQuestion(from, to, step);
        if (violations.isEmpty()) {
            question.check(violations);
        }
        if (sent.step() != null && named == null) {
            violations.add(new Violation("?step", "expected hour, day or period but was another"));
        }
        return question;
    }

    /** Whether a period from {@code start} to {@code end} lies at least partly in it. */
    boolean meets(Instant start, Instant end) {
        return start.isBefore(to) && end.isAfter(from);
    }

    /** Only of hours or days. */
    UsageSeries series() {
        return switch (step) {
            case HOUR -> UsageSeries.covering(from, to, ChronoUnit.HOURS);
            case DAY -> UsageSeries.covering(from, to, ChronoUnit.DAYS);
            case PERIOD ->
                    throw new IllegalStateException("expected hours or days but was " + step);
        };
    }

    private void check(List<Violation> violations) {
        @Nullable Duration most = step.most();
        if (!from.isBefore(to)) {
            violations.add(
                    new Violation(
                            "?from",
                            "expected an instant before %s but was %s".formatted(to, from)));
        } else if (most != null && from.isBefore(to.minus(most))) {
            violations.add(
                    new Violation(
                            "?from",
                            "expected an instant at most %d days before %s but was %s"
                                    .formatted(most.toDays(), to, from)));
        } else if (step != UsageStep.PERIOD && !isInRange(series())) {
            violations.add(
                    new Violation(
                            "?to",
                            "expected every %s to be of the years 1 to 9999 but was %s"
                                    .formatted(step, to)));
        }
    }

    private static boolean isInRange(UsageSeries series) {
        return InstantRange.contains(series.from()) && InstantRange.contains(series.to());
    }
}
