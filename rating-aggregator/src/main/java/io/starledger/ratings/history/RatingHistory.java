package io.starledger.ratings.history;

import io.starledger.ratings.fold.Fact;
import io.starledger.ratings.fold.Standing;
import io.starledger.schemas.ids.RatingId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;

/**
 * What became of one rating, told by the facts of its user and item in the order of the log. Which
 * rating holds is decided by {@link Standing} alone.
 *
 * @param standing what stands of the user's rating of the item
 * @param submission as it was taken first; null before that
 * @param end why the rating does not stand; null while it does
 */
record RatingHistory(
        RatingId rating,
        Standing standing,
        Fact.@Nullable Submitted submission,
        @Nullable End end) {

    /** Why a rating does not stand. */
    sealed interface End {}

    /** Another rating took its place, or stood there already and was the later one. */
    record Superseded(RatingId by) implements End {}

    /** It was taken back, or is dated before the user took back what was said. */
    record Retracted(Instant at) implements End {}

    static RatingHistory of(RatingId rating) {
        return new RatingHistory(rating, Standing.NONE, null, null);
    }

    RatingHistory after(Fact fact) {
        Standing next = standing.after(fact);
        if (next.equals(standing)) {
            return this; // it was known
        }
        return new RatingHistory(rating, next, submissionAfter(fact), endAfter(fact, next));
    }

    /** {@code ACCEPTED} is not known here: it is about the views. */
    RatingState state() {
        return switch (end) {
            case null -> standing.hidden() ? RatingState.HIDDEN : RatingState.IN_FORCE;
            case Superseded _ -> RatingState.SUPERSEDED;
            case Retracted _ -> RatingState.RETRACTED;
        };
    }

    private Fact.@Nullable Submitted submissionAfter(Fact fact) {
        return submission == null && isOurs(fact) ? (Fact.Submitted) fact : submission;
    }

    private @Nullable End endAfter(Fact fact, Standing next) {
        if (stands(next)) {
            return null;
        }
        if (stands(standing)) {
            return endedBy(fact);
        }
        return end == null && isOurs(fact) ? cameTooLate(next) : end;
    }

    private static End endedBy(Fact fact) {
        return switch (fact) {
            case Fact.Submitted later -> new Superseded(later.ratingId());
            case Fact.Retracted retracted -> new Retracted(retracted.acceptedAt());
            case Fact.Moderated _ ->
                    throw new IllegalStateException("expected moderation to leave a rating");
        };
    }

    private static End cameTooLate(Standing next) {
        Standing.Rating inForce = next.rating();
        return inForce == null
                ? new Retracted(Objects.requireNonNull(next.effectiveAt()))
                : new Superseded(inForce.id());
    }

    private boolean stands(Standing in) {
        return in.rating() != null && in.rating().id().equals(rating);
    }

    private boolean isOurs(Fact fact) {
        return fact instanceof Fact.Submitted submitted && submitted.ratingId().equals(rating);
    }
}
