package io.starledger.cli.rating;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * An idempotency key made of values: SHA-256 over all of them, each with its length before it, so
 * that no two lists of values share a key. Changing how it is made would count every earlier import
 * again.
 */
final class ContentKey {
    private ContentKey() {}

    static String of(List<String> values) {
        MessageDigest digest = sha256();
        for (String value : values) {
            byte[] bytes = value.getBytes(UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected every JDK to have SHA-256", e);
        }
    }
}
