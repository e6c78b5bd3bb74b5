package io.starledger.billing.usage;

import io.starledger.platform.streams.InvalidRecordException;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.avro.RatingSubmitted;
import io.starledger.schemas.ids.ItemKey;

import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.UUID;

/** Which facts of {@code ratings.events.v1} count as use, and by which id. */
public final class AcceptedRatingCodec {
    private AcceptedRatingCodec() {}

    /** Throws {@link InvalidRecordException} if it is no fact of {@code key}'s tenant. */
    public static RatingEvent required(ItemKey key, @Nullable RatingEvent event) {
        if (event == null) {
            throw new InvalidRecordException("expected a rating event but was a tombstone");
        }
        if (!key.tenant().value().equals(event.getTenantId())) {
            throw new InvalidRecordException(
                    "expected an event of %s but was of %s"
                            .formatted(key.tenant(), event.getTenantId()));
        }
        return event;
    }

    /** Retractions and moderations are not used up. */
    public static boolean isUse(RatingEvent event) {
        return event.getFact() instanceof RatingSubmitted;
    }

    static Bytes idOf(RatingEvent event) {
        UUID id = event.getEventId();
        return Bytes.wrap(
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array());
    }
}
