package io.starledger.billing.account;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What is remembered of a tenant's events and grants, and how often and when that last changed its
 * account.
 *
 * @param periods that were told of, one after the other
 * @param revision how many times the account has changed
 * @param updatedAt when that came that last changed it; null before the first
 * @param sourceOffset of the last event; {@link LogPosition#NONE} if there was none
 */
record Remembered(
        AccountState state,
        BillingPeriods periods,
        long revision,
        @Nullable Instant updatedAt,
        long sourceOffset) {
    static final Remembered NOTHING =
            new Remembered(AccountState.NEW, BillingPeriods.NONE, 0, null, LogPosition.NONE);

    /** After what came at {@code at}, which leaves the place in the log of events as it was. */
    Remembered after(Folded folded, Instant at) {
        boolean isChanged = folded.outcome() == Outcome.CHANGED;
        return new Remembered(
                folded.state(),
                periods.after(folded.account()),
                isChanged ? revision + 1 : revision,
                isChanged ? at : updatedAt,
                sourceOffset);
    }

    Remembered at(long offset) {
        return new Remembered(state, periods, revision, updatedAt, offset);
    }
}
