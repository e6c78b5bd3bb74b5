package io.starledger.ingest.facts;

import static java.util.Objects.requireNonNull;

import io.starledger.ingest.reading.Comment;
import io.starledger.ingest.reading.RatingSubmission;
import io.starledger.platform.kafka.Append;
import io.starledger.schemas.avro.ModerationState;
import io.starledger.schemas.avro.RatingComment;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.avro.RatingModerated;
import io.starledger.schemas.avro.RatingRetracted;
import io.starledger.schemas.avro.RatingSubmitted;
import io.starledger.schemas.events.CloudEvent;
import io.starledger.schemas.events.SchemaFingerprint;
import io.starledger.schemas.events.TraceParent;
import io.starledger.schemas.ids.Channel;
import io.starledger.schemas.ids.CommentKey;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.RaterKey;
import io.starledger.schemas.ids.RatingId;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.UserId;
import io.starledger.schemas.topics.Topics;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Facts as records of the log. */
final class RatingFactCodec {
    private static final String SOURCE = "/starledger/ingest-api";
    private static final String SUBMITTED = "io.starledger.rating.submitted.v1";
    private static final String RETRACTED = "io.starledger.rating.retracted.v1";
    private static final String MODERATED = "io.starledger.rating.moderated.v1";
    private static final String COMMENT_WRITTEN = "io.starledger.comment.written.v1";
    private static final SchemaFingerprint EVENT_SCHEMA =
            SchemaFingerprint.of(RatingEvent.getClassSchema());
    private static final SchemaFingerprint COMMENT_SCHEMA =
            SchemaFingerprint.of(RatingComment.getClassSchema());

    private static final UUID NOBODY = new UUID(0, 0);

    private RatingFactCodec() {}

    /** The comment that came with {@code fact}; null if none did. */
    static @Nullable Append<CommentKey, RatingComment> toComment(Acceptance call, RatingFact fact) {
        if (!(fact instanceof RatingFact.Submitted submitted)) {
            return null;
        }
        Comment comment = submitted.submission().comment();
        if (comment == null) {
            return null;
        }
        UUID tenant = call.tenant().value();
        RaterKey rater = new RaterKey(new ItemKey(call.tenant(), fact.item()), fact.user());
        UUID eventId = CloudEvent.derivedId(fact.id(), Topics.RATING_COMMENTS.name());
        return new Append<>(
                Topics.RATING_COMMENTS,
                new CommentKey(rater, new RatingId(fact.id())),
                new RatingComment(
                        fact.id(),
                        tenant,
                        fact.item().value(),
                        fact.user().value(),
                        comment.text()),
                event(eventId, COMMENT_WRITTEN, COMMENT_SCHEMA, call));
    }

    static Append<ItemKey, RatingEvent> toEvent(Acceptance call, RatingFact fact) {
        return new Append<>(
                Topics.RATING_EVENTS,
                new ItemKey(call.tenant(), fact.item()),
                new RatingEvent(
                        fact.id(),
                        call.tenant().value(),
                        fact.item().value(),
                        fact.user().value(),
                        payload(call.acceptedAt(), fact)),
                event(fact.id(), type(fact), EVENT_SCHEMA, call));
    }

    /** One record for each topic, about nobody. */
    static List<Append<?, ?>> examples() {
        Acceptance call =
                new Acceptance(new TenantId(NOBODY), Instant.EPOCH, TraceParent.continuing(null));
        RatingSubmission submission =
                new RatingSubmission(
                        new ItemId("-"), new UserId("-"), 1, null, new Comment("-"), null, null);
        RatingFact fact = new RatingFact.Submitted(NOBODY, submission);
        return List.of(requireNonNull(toComment(call, fact)), toEvent(call, fact));
    }

    private static Object payload(Instant acceptedAt, RatingFact fact) {
        return switch (fact) {
            case RatingFact.Submitted submitted -> submitted(acceptedAt, submitted);
            case RatingFact.Retracted _ -> new RatingRetracted();
            case RatingFact.Moderated moderated ->
                    new RatingModerated(
                            switch (moderated.order().state()) {
                                case HIDDEN -> ModerationState.HIDDEN;
                                case VISIBLE -> ModerationState.VISIBLE;
                            },
                            moderated.order().reason());
        };
    }

    private static RatingSubmitted submitted(Instant acceptedAt, RatingFact.Submitted fact) {
        Instant ratedAt = fact.submission().ratedAt();
        Comment comment = fact.submission().comment();
        Channel channel = fact.submission().channel();
        return new RatingSubmitted(
                fact.submission().score(),
                ratedAt == null ? acceptedAt : ratedAt,
                comment == null ? null : comment.hash(),
                channel == null ? null : channel.value());
    }

    private static String type(RatingFact fact) {
        return switch (fact) {
            case RatingFact.Submitted _ -> SUBMITTED;
            case RatingFact.Retracted _ -> RETRACTED;
            case RatingFact.Moderated _ -> MODERATED;
        };
    }

    private static CloudEvent event(
            UUID id, String type, SchemaFingerprint schema, Acceptance call) {
        return new CloudEvent(id, SOURCE, type, call.acceptedAt(), schema, call.trace());
    }
}
