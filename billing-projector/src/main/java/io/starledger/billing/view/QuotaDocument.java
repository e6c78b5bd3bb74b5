package io.starledger.billing.view;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A quota as its table keeps it.
 *
 * @param steps ascending; the first is from 1970
 * @param reachedPercent 0, 80 or 100: how much the newest period with ratings has at least used
 * @param frozenAt by a test clock; null for real time
 */
public record QuotaDocument(List<QuotaPart> steps, int reachedPercent, @Nullable Instant frozenAt) {

    public QuotaDocument {
        steps = List.copyOf(steps);
    }

    /** What a tenant may do from an instant on, and what it had used by then. */
    public record QuotaPart(
            Instant from, String plan, boolean readOnly, LimitsPart limits, long used) {}

    /** The last step that is not after {@code now}. */
    public QuotaPart at(Instant now) {
        return steps.stream()
                .filter(step -> !step.from().isAfter(now))
                .reduce((_, later) -> later)
                .orElseThrow(
                        () -> new IllegalStateException("expected a step from 1970 but was none"));
    }

    /** The first step after {@code now}; null if none is known. */
    public @Nullable QuotaPart after(Instant now) {
        return steps.stream().filter(step -> step.from().isAfter(now)).findFirst().orElse(null);
    }
}
