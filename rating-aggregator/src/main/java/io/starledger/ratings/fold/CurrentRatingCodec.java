package io.starledger.ratings.fold;

import io.starledger.schemas.avro.CurrentRating;
import io.starledger.schemas.avro.RatingInForce;
import io.starledger.schemas.ids.RaterKey;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** What stands of a rating as {@code ratings.current.v1} carries it. */
final class CurrentRatingCodec {
    private CurrentRatingCodec() {}

    static CurrentRating encode(RaterKey key, Standing standing, LogPosition position) {
        return new CurrentRating(
                key.item().tenant().value(),
                key.item().item().value(),
                key.user().value(),
                inForce(standing),
                standing.rating() == null ? standing.effectiveAt() : null,
                standing.hidden(),
                position.partition(),
                position.offset());
    }

    private static @Nullable RatingInForce inForce(Standing standing) {
        Standing.Rating rating = standing.rating();
        return rating == null
                ? null
                : new RatingInForce(
                        rating.id().value(),
                        rating.score().stars(),
                        Objects.requireNonNull(standing.effectiveAt()),
                        rating.acceptedAt(),
                        StandingCodec.bytes(rating.comment()),
                        StandingCodec.text(rating.channel()));
    }
}
