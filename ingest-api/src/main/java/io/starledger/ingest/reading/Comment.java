package io.starledger.ingest.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A comment's text of 1-4,000 characters (Unicode code points). */
public record Comment(String text) {

    /** SHA-256 of the text in UTF-8. */
    public ByteBuffer hash() {
        try {
            return ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected every JDK to have SHA-256", e);
        }
    }
}
