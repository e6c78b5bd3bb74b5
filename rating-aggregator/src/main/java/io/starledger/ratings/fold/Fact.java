package io.starledger.ratings.fold;

import io.starledger.schemas.ids.Channel;
import io.starledger.schemas.ids.RatingId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** What happened to one user's rating of one item. */
public sealed interface Fact {
    UUID eventId();

    Instant acceptedAt();

    /** The user rated. */
    record Submitted(
            UUID eventId,
            Instant acceptedAt,
            Instant ratedAt,
            Score score,
            @Nullable CommentHash comment,
            @Nullable Channel channel)
            implements Fact {
        public RatingId ratingId() {
            return new RatingId(eventId);
        }
    }

    /** The user took back what stood. */
    record Retracted(UUID eventId, Instant acceptedAt) implements Fact {}

    /** A moderator hid or showed the user's rating of the item, from here on. */
    record Moderated(UUID eventId, Instant acceptedAt, boolean hidden) implements Fact {}
}
