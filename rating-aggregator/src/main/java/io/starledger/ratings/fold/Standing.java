package io.starledger.ratings.fold;

import io.starledger.schemas.ids.Channel;
import io.starledger.schemas.ids.RatingId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/**
 * What stands of one user's rating of one item.
 *
 * @param rating the rating in force; null when retracted or never submitted
 * @param effectiveAt {@code rated_at} of the rating in force, or the instant of the retraction that
 *     removed it; null before either. A submission rated before it comes too late
 * @param hidden whether moderation hides the user's rating of the item, the present one and those
 *     to come
 * @param seen the facts already folded
 */
public record Standing(
        @Nullable Rating rating, @Nullable Instant effectiveAt, boolean hidden, SeenFacts seen) {
    public static final Standing NONE = new Standing(null, null, false, SeenFacts.NONE);

    /** The latest of the user's submissions. */
    public record Rating(
            RatingId id,
            Score score,
            Instant acceptedAt,
            @Nullable CommentHash comment,
            @Nullable Channel channel) {}

    /** What stands after {@code fact}; this very standing if the fact was seen before. */
    public Standing after(Fact fact) {
        if (seen.contains(fact.eventId())) {
            return this;
        }
        SeenFacts seenNow = seen.with(fact);
        return switch (fact) {
            case Fact.Submitted submitted when comesTooLate(submitted) ->
                    new Standing(rating, effectiveAt, hidden, seenNow);
            case Fact.Submitted submitted ->
                    new Standing(
                            new Rating(
                                    submitted.ratingId(),
                                    submitted.score(),
                                    submitted.acceptedAt(),
                                    submitted.comment(),
                                    submitted.channel()),
                            submitted.ratedAt(),
                            hidden,
                            seenNow);
            case Fact.Retracted retracted ->
                    new Standing(null, later(retracted.acceptedAt()), hidden, seenNow);
            case Fact.Moderated moderated ->
                    new Standing(rating, effectiveAt, moderated.hidden(), seenNow);
        };
    }

    /** The score that counts in the item's histogram. */
    Optional<Score> counted() {
        return rating == null || hidden ? Optional.empty() : Optional.of(rating.score());
    }

    private boolean comesTooLate(Fact.Submitted submitted) {
        return effectiveAt != null && submitted.ratedAt().isBefore(effectiveAt);
    }

    /**
     * A rating may be dated a little ahead of its acceptance; a retraction after it in the log
     * still removes it.
     */
    private Instant later(Instant retractedAt) {
        return effectiveAt != null && effectiveAt.isAfter(retractedAt) ? effectiveAt : retractedAt;
    }
}
