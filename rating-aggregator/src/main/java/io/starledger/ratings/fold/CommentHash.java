package io.starledger.ratings.fold;

import java.nio.ByteBuffer;

/** SHA-256 of a comment's UTF-8 text. */
public record CommentHash(ByteBuffer sha256) {
    public CommentHash {
        sha256 = sha256.asReadOnlyBuffer();
    }
}
