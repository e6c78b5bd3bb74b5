package io.starledger.schemas.ids;

import java.util.UUID;

/**
 * Identity of one submission: a UUIDv7, or a UUIDv5 of tenant and idempotency key, so that a
 * repeated post is the same fact.
 */
public record RatingId(UUID value) {

    /** Throws {@link IllegalArgumentException} unless a UUID of 36 characters in lower case. */
    public static RatingId parse(String text) {
        return new RatingId(CanonicalUuid.parse("rating_id", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
