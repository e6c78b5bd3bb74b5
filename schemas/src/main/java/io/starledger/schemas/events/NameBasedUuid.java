package io.starledger.schemas.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * UUIDs of version 5 (RFC 9562, section 5.5): the same namespace and name always give the same id.
 */
public final class NameBasedUuid {
    private static final int UUID_BYTES = 16;

    private NameBasedUuid() {}

    public static UUID of(UUID namespace, String name) {
        byte[] hash = sha1(namespace, name.getBytes(UTF_8));
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        long high = (bytes.getLong() & 0xffff_ffff_ffff_0fffL) | 0x5000L;
        long low = (bytes.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static byte[] sha1(UUID namespace, byte[] name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(
                    ByteBuffer.allocate(UUID_BYTES)
                            .putLong(namespace.getMostSignificantBits())
                            .putLong(namespace.getLeastSignificantBits())
                            .flip());
            return sha1.digest(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected every JDK to have SHA-1", e);
        }
    }
}
