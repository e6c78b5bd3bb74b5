package io.starledger.platform.position;

import com.google.crypto.tink.Aead;

import io.starledger.schemas.ids.TenantId;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Seals positions into opaque tokens by authenticated encryption, bound to one tenant and one
 * version of the topic: nobody else can read, make or use one.
 */
public final class PositionSeal {
    private static final byte TOPIC_VERSION = 1;
    private static final int ENTRY_BYTES = Short.BYTES + Long.BYTES;

    private final Aead aead;

    public PositionSeal(Aead aead) {
        this.aead = aead;
    }

    public String seal(TenantId tenant, Position position) {
        ByteBuffer plain = ByteBuffer.allocate(1 + position.offsets().size() * ENTRY_BYTES);
        plain.put(TOPIC_VERSION);
        position.offsets()
                .forEach(
                        (partition, offset) ->
                                plain.putShort(partition.shortValue()).putLong(offset));
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(aead.encrypt(plain.array(), tenantBytes(tenant)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal a position", e);
        }
    }

    /** The position in {@code token}; empty if it was not sealed here for {@code tenant}. */
    public Optional<Position> open(TenantId tenant, String token) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(token);
            ByteBuffer plain = ByteBuffer.wrap(aead.decrypt(sealed, tenantBytes(tenant)));
            if (plain.get() != TOPIC_VERSION) {
                return Optional.empty();
            }
            Map<Integer, Long> offsets = new HashMap<>();
            while (plain.hasRemaining()) {
                offsets.put((int) plain.getShort(), plain.getLong());
            }
            return Optional.of(new Position(offsets));
        } catch (IllegalArgumentException | GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private static byte[] tenantBytes(TenantId tenant) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits())
                .array();
    }
}
