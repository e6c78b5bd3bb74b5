package io.starledger.ratings.fold;

import io.starledger.schemas.avro.SeenFact;
import io.starledger.schemas.avro.StoredStanding;
import io.starledger.schemas.ids.Channel;
import io.starledger.schemas.ids.RatingId;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Standings as the store keeps them. */
final class StandingCodec {
    private StandingCodec() {}

    static Standing decode(@Nullable StoredStanding stored) {
        if (stored == null) {
            return Standing.NONE;
        }
        List<SeenFacts.Seen> seen =
                stored.getSeen().stream()
                        .map(
                                fact ->
                                        new SeenFacts.Seen(
                                                new UUID(fact.getIdHigh(), fact.getIdLow()),
                                                fact.getAcceptedAt()))
                        .toList();
        return new Standing(
                rating(stored), stored.getEffectiveAt(), stored.getHidden(), new SeenFacts(seen));
    }

    static StoredStanding encode(Standing standing) {
        Standing.Rating rating = standing.rating();
        List<SeenFact> seen =
                standing.seen().facts().stream()
                        .map(
                                fact ->
                                        new SeenFact(
                                                fact.eventId().getMostSignificantBits(),
                                                fact.eventId().getLeastSignificantBits(),
                                                fact.acceptedAt()))
                        .toList();
        return new StoredStanding(
                rating == null ? null : rating.id().value(),
                rating == null ? 0 : rating.score().stars(),
                standing.effectiveAt(),
                rating == null ? Instant.EPOCH : rating.acceptedAt(),
                rating == null ? null : bytes(rating.comment()),
                standing.hidden(),
                seen,
                rating == null ? null : text(rating.channel()));
    }

    static @Nullable ByteBuffer bytes(@Nullable CommentHash hash) {
        return hash == null ? null : hash.sha256().duplicate();
    }

    static @Nullable String text(@Nullable Channel channel) {
        return channel == null ? null : channel.value();
    }

    private static Standing.@Nullable Rating rating(StoredStanding stored) {
        return stored.getRatingId() == null
                ? null
                : new Standing.Rating(
                        new RatingId(stored.getRatingId()),
                        new Score(stored.getScore()),
                        stored.getAcceptedAt(),
                        stored.getCommentHash() == null
                                ? null
                                : new CommentHash(stored.getCommentHash()),
                        stored.getChannel() == null ? null : new Channel(stored.getChannel()));
    }
}
