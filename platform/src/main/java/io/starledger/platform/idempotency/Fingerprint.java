package io.starledger.platform.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Consumer;

/** 128 bits of a SHA-256 in 22 characters of {@code A-Z a-z 0-9 - _}: tells requests apart. */
public record Fingerprint(String value) {
    static final int LENGTH = 22;
    private static final int BYTES = 16;

    static Fingerprint of(String text) {
        return of(digest -> digest.update(text.getBytes(UTF_8)));
    }

    /** Of what {@code content} adds to the digest. */
    public static Fingerprint of(Consumer<MessageDigest> content) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            content.accept(sha256);
            return new Fingerprint(
                    Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(Arrays.copyOf(sha256.digest(), BYTES)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected every JDK to have SHA-256", e);
        }
    }
}
