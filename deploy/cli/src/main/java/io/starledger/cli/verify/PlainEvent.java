package io.starledger.cli.verify;

import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.UserId;

import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * A rating event as the log has it.
 *
 * @param item key {@code tenant/item}
 * @param acceptedAt epoch milliseconds, the record's timestamp
 * @param offset in its partition
 */
record PlainEvent(
        String eventId, String item, String user, Fact fact, long acceptedAt, long offset) {

    /** What happened. */
    sealed interface Fact {}

    /** {@code ratedAt} in epoch microseconds, {@code commentHash} in hexadecimal digits. */
    record Submitted(
            int score, long ratedAt, @Nullable String commentHash, @Nullable String channel)
            implements Fact {}

    record Retracted() implements Fact {}

    record Moderated(boolean hidden) implements Fact {}

    /** Where a record stands, apart from its value. */
    record Place(String key, long acceptedAt, long offset) {}

    static PlainEvent of(GenericRecord event, Place place) throws InvalidEventException {
        String tenant = event.get("tenant_id").toString();
        String item = event.get("item_id").toString();
        String user = event.get("user_id").toString();
        if (!place.key().equals(tenant + "/" + item)
                || !TenantId.isValid(tenant)
                || !ItemId.isValid(item)
                || !UserId.isValid(user)) {
            throw new InvalidEventException(
                    "expected an event of %s but was one of %s/%s by %s"
                            .formatted(place.key(), tenant, item, user));
        }
        return new PlainEvent(
                event.get("event_id").toString(),
                place.key(),
                user,
                fact((GenericRecord) event.get("fact")),
                place.acceptedAt(),
                place.offset());
    }

    String tenant() {
        return item.substring(0, item.indexOf('/'));
    }

    String rater() {
        return item + "/" + user;
    }

    private static Fact fact(GenericRecord fact) throws InvalidEventException {
        return switch (fact.getSchema().getName()) {
            case "RatingSubmitted" -> submitted(fact);
            case "RatingRetracted" -> new Retracted();
            case "RatingModerated" -> new Moderated(fact.get("state").toString().equals("HIDDEN"));
            default ->
                    throw new InvalidEventException(
                            "expected a known fact but was " + fact.getSchema().getName());
        };
    }

    private static Submitted submitted(GenericRecord fact) throws InvalidEventException {
        int score = (Integer) fact.get("score");
        if (score < 1 || score > 5) {
            throw new InvalidEventException("expected a score of 1 to 5 but was " + score);
        }
        ByteBuffer hash = (ByteBuffer) fact.get("comment_hash");
        return new Submitted(
                score,
                (Long) fact.get("rated_at"),
                hash == null ? null : HexFormat.of().formatHex(bytes(hash)),
                fact.hasField("channel") ? (String) fact.get("channel") : null);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
