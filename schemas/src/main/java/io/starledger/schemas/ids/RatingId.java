package io.starledger.schemas.ids;

import java.util.UUID;

/**
 * Identity of one submission: a UUIDv7, or a UUIDv5 of tenant and idempotency key, so that a
 * repeated post is the same fact.
 */
public record RatingId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
