package io.starledger.ratings.fold;

import io.starledger.platform.postgres.InstantRange;
import io.starledger.platform.streams.InvalidRecordException;
import io.starledger.schemas.avro.ModerationState;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.avro.RatingModerated;
import io.starledger.schemas.avro.RatingRetracted;
import io.starledger.schemas.avro.RatingSubmitted;
import io.starledger.schemas.ids.Channel;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.RaterKey;
import io.starledger.schemas.ids.UserId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Rating events as facts. What breaks the topic's contract ends in an {@link
 * InvalidRecordException}.
 */
public final class RatingEventCodec {
    private RatingEventCodec() {}

    public static RaterKey raterOf(ItemKey key, @Nullable RatingEvent event) {
        if (event == null) {
            throw new InvalidRecordException("expected a rating event but was a tombstone");
        }
        if (!key.tenant().value().equals(event.getTenantId())
                || !key.item().value().equals(event.getItemId())) {
            throw new InvalidRecordException(
                    "expected an event of "
                            + key
                            + " but was of "
                            + event.getTenantId()
                            + "/"
                            + event.getItemId());
        }
        if (!UserId.isValid(event.getUserId())) {
            throw new InvalidRecordException("expected a user_id but was " + event.getUserId());
        }
        return new RaterKey(key, new UserId(event.getUserId()));
    }

    public static Fact factOf(RatingEvent event, Instant acceptedAt) {
        return switch (event.getFact()) {
            case RatingSubmitted submitted -> submitted(event, submitted, acceptedAt);
            case RatingRetracted _ -> new Fact.Retracted(event.getEventId(), acceptedAt);
            case RatingModerated moderated ->
                    new Fact.Moderated(
                            event.getEventId(),
                            acceptedAt,
                            moderated.getState() == ModerationState.HIDDEN);
            default ->
                    throw new InvalidRecordException(
                            "expected a known fact but was " + event.getFact());
        };
    }

    private static Fact submitted(
            RatingEvent event, RatingSubmitted submitted, Instant acceptedAt) {
        if (!Score.isValid(submitted.getScore())) {
            throw new InvalidRecordException(
                    "expected a score of 1 to 5 but was " + submitted.getScore());
        }
        if (!InstantRange.contains(submitted.getRatedAt())) {
            throw new InvalidRecordException(
                    "expected a rated_at of the years 1 to 9999 but was " + submitted.getRatedAt());
        }
        return new Fact.Submitted(
                event.getEventId(),
                acceptedAt,
                submitted.getRatedAt(),
                new Score(submitted.getScore()),
                submitted.getCommentHash() == null
                        ? null
                        : new CommentHash(submitted.getCommentHash()),
                channelOf(submitted));
    }

    private static @Nullable Channel channelOf(RatingSubmitted submitted) {
        @Nullable String channel = submitted.getChannel();
        if (channel == null) {
            return null;
        }
        if (!Channel.isValid(channel)) {
            throw new InvalidRecordException("expected a channel but was " + channel);
        }
        return new Channel(channel);
    }
}
