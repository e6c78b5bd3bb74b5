package io.starledger.ratings;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.schemas.avro.ModerationState;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.avro.RatingModerated;
import io.starledger.schemas.avro.RatingRetracted;
import io.starledger.schemas.avro.RatingSubmitted;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/** Rating events as ingest writes them, of one tenant; each with an id of its own. */
public record Events(TenantId tenant) {

    public static Events ofANewTenant() {
        return new Events(new TenantId(UUID.randomUUID()));
    }

    public ItemKey item(String item) {
        return new ItemKey(tenant, new ItemId(item));
    }

    public static RatingEvent rated(Rater rater, int score, Instant ratedAt) {
        return event(rater, new RatingSubmitted(score, ratedAt, null, null));
    }

    /** With the hash of the comment's text. */
    public static RatingEvent commented(RatingEvent rated, String text) {
        RatingSubmitted submitted = (RatingSubmitted) rated.getFact();
        return RatingEvent.newBuilder(rated)
                .setFact(
                        new RatingSubmitted(
                                submitted.getScore(),
                                submitted.getRatedAt(),
                                ByteBuffer.wrap(sha256(text)),
                                submitted.getChannel()))
                .build();
    }

    public static RatingEvent inChannel(RatingEvent rated, @Nullable String channel) {
        RatingSubmitted submitted = (RatingSubmitted) rated.getFact();
        return RatingEvent.newBuilder(rated)
                .setFact(RatingSubmitted.newBuilder(submitted).setChannel(channel).build())
                .build();
    }

    public static RatingEvent retracted(Rater rater) {
        return event(rater, new RatingRetracted());
    }

    public static RatingEvent moderated(Rater rater, ModerationState state) {
        return event(rater, new RatingModerated(state, "spam"));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Who rates what. */
    public record Rater(ItemKey item, String user) {}

    private static RatingEvent event(Rater rater, Object fact) {
        return new RatingEvent(
                UUID.randomUUID(),
                rater.item().tenant().value(),
                rater.item().item().value(),
                rater.user(),
                fact);
    }
}
