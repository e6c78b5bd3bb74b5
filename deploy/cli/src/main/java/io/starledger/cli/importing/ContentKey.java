package io.starledger.cli.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.schemas.ids.TenantId;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * A line's idempotency key: SHA-256 of the tenant and of each field's value, each with its length
 * before it. The same content always has the same key, wherever it stands in whichever file; two
 * equal lines are one fact. Changing how it is made would count every earlier import again.
 */
final class ContentKey {
    private ContentKey() {}

    static String of(TenantId tenant, List<String> values) {
        MessageDigest digest = sha256();
        update(digest, tenant.toString());
        values.forEach(value -> update(digest, value));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    }

    private static void update(MessageDigest digest, String value) {
        byte[] bytes = value.getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected every JDK to have SHA-256", e);
        }
    }
}
