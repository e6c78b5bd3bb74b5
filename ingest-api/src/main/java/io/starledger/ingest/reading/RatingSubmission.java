package io.starledger.ingest.reading;

import io.starledger.schemas.ids.Channel;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.UserId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A rating as a producer sent it, every rule obeyed.
 *
 * @param score 1 to 5
 * @param ratedAt by the client's clock, in microseconds; null where it did not say
 * @param idempotencyKey null where the line named none
 */
public record RatingSubmission(
        ItemId item,
        UserId user,
        int score,
        @Nullable Instant ratedAt,
        @Nullable Comment comment,
        @Nullable Channel channel,
        @Nullable IdempotencyKey idempotencyKey) {}
