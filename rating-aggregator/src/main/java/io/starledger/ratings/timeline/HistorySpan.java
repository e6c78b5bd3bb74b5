package io.starledger.ratings.timeline;

import io.starledger.platform.postgres.InstantRange;
import io.starledger.platform.problem.Violation;
import io.starledger.platform.time.InstantParameter;
import io.starledger.ratings.fold.Histogram;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The steps of which an item's history is told, one after the other.
 *
 * @param from the first instant of the first
 */
public record HistorySpan(Instant from, HistoryStep step, int steps) {
    public static final int MOST_STEPS = 1_000;

    /** The parameters as they were sent; null for one that was not. */
    public record Sent(@Nullable String step, @Nullable String from, @Nullable String to) {}

    /**
     * Those that lie at least partly in the time that is asked for. Adds to {@code violations} what
     * is wrong; the answer is to be used only if nothing was.
     */
    public static HistorySpan parse(Sent sent, Instant now, List<Violation> violations) {
        @Nullable HistoryStep named = sent.step() == null ? null : HistoryStep.named(sent.step());
        HistoryStep step = named == null ? HistoryStep.DAY : named;
        if (sent.step() != null && named == null) {
            violations.add(new Violation("?step", "expected hour, day or week but was another"));
        }
        Instant to = InstantParameter.parse("?to", sent.to(), now, violations);
        Instant from =
                InstantParameter.parse("?from", sent.from(), to.minus(step.usual()), violations);
        if (violations.isEmpty() && !from.isBefore(to)) {
            violations.add(
                    new Violation(
                            "?from",
                            "expected an instant before %s but was %s".formatted(to, from)));
        }
        HistorySpan span =
                violations.isEmpty() ? covering(from, to, step) : new HistorySpan(from, step, 0);
        span.check(violations);
        return span;
    }

    /** The first instant after the last. */
    public Instant to() {
        return end(steps - 1);
    }

    public Instant begin(int index) {
        return from.plus(step.length().multipliedBy(index));
    }

    /** The first instant after it. */
    public Instant end(int index) {
        return begin(index + 1);
    }

    /**
     * What stood at the end of each.
     *
     * @param before what stood before the first
     * @param changes within those that have any, by index
     */
    List<Histogram> ends(Histogram before, Map<Integer, Histogram> changes) {
        List<Histogram> ends = new ArrayList<>(steps);
        Histogram stands = before;
        for (int index = 0; index < steps; index++) {
            stands = stands.plus(changes.getOrDefault(index, Histogram.EMPTY));
            ends.add(stands);
        }
        return ends;
    }

    private static HistorySpan covering(Instant from, Instant to, HistoryStep step) {
        Instant first = step.begin(from);
        Duration whole = Duration.between(first, step.begin(to.minusNanos(1))).plus(step.length());
        return new HistorySpan(first, step, Math.toIntExact(whole.dividedBy(step.length())));
    }

    private void check(List<Violation> violations) {
        if (steps > MOST_STEPS) {
            violations.add(
                    new Violation(
                            "?from",
                            "expected a time of at most %d steps but was one of %d"
                                    .formatted(MOST_STEPS, steps)));
        } else if (!InstantRange.contains(from) || !InstantRange.contains(to())) {
            violations.add(
                    new Violation(
                            "?to",
                            "expected every %s to be of the years 1 to 9999".formatted(step)));
        }
    }
}
