package io.starledger.ingest.facts;

import io.starledger.ingest.reading.IdempotencyKey;
import io.starledger.schemas.events.NameBasedUuid;
import io.starledger.schemas.ids.TenantId;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes the ids of facts: of version 7 (RFC 9562, section 5.7: 48 bits of milliseconds, 74 of
 * chance), or of version 5 where a key makes the fact repeatable. Safe for use by many threads;
 * chance is drawn in advance, because a secure source asked for each id costs more than reading the
 * rating.
 */
public final class FactIds {
    private static final int DRAWN_AT_ONCE = 1024;

    private final RandomGenerator random;
    private final byte[] drawn = new byte[DRAWN_AT_ONCE];
    private final ByteBuffer unused = ByteBuffer.wrap(drawn).position(DRAWN_AT_ONCE);

    public FactIds(RandomGenerator random) {
        this.random = random;
    }

    /** A new id, greater than those of earlier milliseconds. */
    public UUID next(Instant now) {
        long high;
        long low;
        synchronized (unused) {
            if (!unused.hasRemaining()) {
                random.nextBytes(drawn);
                unused.clear();
            }
            high = unused.getLong();
            low = unused.getLong();
        }
        return new UUID(
                now.toEpochMilli() << 16 | 0x7000L | (high & 0x0fffL),
                (low & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
    }

    /**
     * The id that this tenant's submissions with this key have, however often they are repeated.
     */
    public static UUID of(TenantId tenant, IdempotencyKey key) {
        return NameBasedUuid.of(tenant.value(), key.value());
    }

    /** The same of retractions. A key has no spaces, so none is that of anything else. */
    public static UUID ofRetraction(TenantId tenant, IdempotencyKey key) {
        return NameBasedUuid.of(tenant.value(), "retraction " + key.value());
    }

    /** The same of moderations. */
    public static UUID ofModeration(TenantId tenant, IdempotencyKey key) {
        return NameBasedUuid.of(tenant.value(), "moderation " + key.value());
    }

    /** The same of a line in a batch with this key. */
    public static UUID ofLine(TenantId tenant, IdempotencyKey key, KeyedLine line) {
        return NameBasedUuid.of(
                tenant.value(), "line " + key.value() + " " + line.number() + " " + line.text());
    }

    /**
     * A line of a batch: by number and content, so that the key of one body says nothing of
     * another.
     */
    public record KeyedLine(long number, String text) {}
}
