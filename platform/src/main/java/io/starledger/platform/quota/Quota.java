package io.starledger.platform.quota;

import io.starledger.platform.limits.Plan;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** A tenant's limits and use as a function of time, which whoever asks reads at its now. */
public sealed interface Quota {

    Standing at(Instant now);

    /**
     * From when on something may be written again, if nothing but time passes; null if nobody
     * knows.
     */
    @Nullable Instant openAfter(Instant now);

    /** What of the log is in {@link Standing#used}. */
    CountedUpTo counted();

    /** From an instant on. */
    record Step(Instant from, Standing standing) {}

    /**
     * A tenant without a record: it has used nothing in its month of the calendar (UTC).
     *
     * @param plan the configured one
     */
    record Presumed(Plan plan) implements Quota {
        @Override
        public Standing at(Instant now) {
            return new Standing(
                    false,
                    plan,
                    0,
                    plan.ratingsPerMonth() == null ? Period.UNKNOWN : Period.month(now));
        }

        @Override
        public @Nullable Instant openAfter(Instant now) {
            Long limit = plan.ratingsPerMonth();
            return limit != null && limit == 0 ? null : Period.month(now).to();
        }

        @Override
        public CountedUpTo counted() {
            return CountedUpTo.NOTHING;
        }
    }

    /**
     * What {@code billing.quotas.v1} says.
     *
     * @param steps ascending, at least one; the first holds before it as well
     * @param frozenAt the one now at which the steps are read; null for real time
     * @param accountRevision of the account it was derived from; 0 if there is none
     */
    record Recorded(
            List<Step> steps, CountedUpTo counted, @Nullable Instant frozenAt, long accountRevision)
            implements Quota {
        public Recorded {
            steps = List.copyOf(steps);
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("expected a first step but was none");
            }
        }

        @Override
        public Standing at(Instant now) {
            Instant instant = frozenAt == null ? now : frozenAt;
            Standing standing = steps.getFirst().standing();
            for (Step step : steps) {
                if (step.from().isAfter(instant)) {
                    break;
                }
                standing = step.standing();
            }
            return standing;
        }

        @Override
        public @Nullable Instant openAfter(Instant now) {
            if (frozenAt != null) {
                return null;
            }
            for (Step step : steps) {
                if (step.from().isAfter(now) && isOpen(step.standing())) {
                    return step.from();
                }
            }
            return null;
        }

        /** Whether what {@code other} was made of is in it, too. */
        boolean hasAllOf(Recorded other) {
            return accountRevision >= other.accountRevision && counted.hasAllOf(other.counted);
        }

        private static boolean isOpen(Standing standing) {
            return !standing.readOnly() && standing.used() < standing.ratings();
        }
    }
}
