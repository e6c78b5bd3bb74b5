package io.starledger.ingest.single;

import io.swagger.v3.oas.annotations.media.Schema;

import java.util.UUID;

/** A rating is in the log. */
@Schema(name = "RatingAccepted")
record RatingAccepted(
        @Schema(
                        description =
                                "Identity of this rating; the same for every repetition with the"
                                        + " same idempotency key.",
                        example = "019ac0de-7a3e-7c55-9a52-3c1f6d0e8b11")
                UUID ratingId,
        @Schema(example = "accepted") String status,
        @Schema(description = "Where in the log it stands. Opaque.", example = "AXk3c0RkZ0…")
                String position) {

    static RatingAccepted of(UUID ratingId, String position) {
        return new RatingAccepted(ratingId, "accepted", position);
    }
}
