package io.starledger.ingest.single;

import io.swagger.v3.oas.annotations.media.Schema;

import java.util.UUID;

/** A retraction or moderation is in the log. */
@Schema(name = "EventAccepted")
record EventAccepted(
        @Schema(
                        description = "Identity of the event.",
                        example = "019ac0de-91b2-7d08-8f0c-5b7f2f0f4a10")
                UUID eventId,
        @Schema(example = "accepted") String status,
        @Schema(description = "Where in the log it stands. Opaque.", example = "AXk3c0RkZ0…")
                String position) {

    static EventAccepted of(UUID eventId, String position) {
        return new EventAccepted(eventId, "accepted", position);
    }
}
