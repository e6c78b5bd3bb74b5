package io.starledger.ratings.timeline;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** An event of an item, and whether it is in the item's number. */
@Schema(name = "ExplainedEvent")
record ExplainedEvent(
        @Schema(description = "Of a submission the rating_id") UUID eventId,
        @Schema(example = "user-7") String userId,
        @Schema(allowableValues = {"submitted", "retracted", "hidden", "shown"}) String kind,
        @Schema(example = "5", description = "Null, like rated_at, unless submitted")
                @Nullable Integer score,
        @Nullable Instant ratedAt,
        Instant acceptedAt,
        @Schema(
                        description =
                                "Whether the item's count has it: the user's latest rating that is"
                                        + " neither retracted nor hidden")
                boolean counts) {

    /**
     * Where an event stands among those of an item.
     *
     * @param user of any length, also none
     */
    record Place(String user, int partition, long offset) {
        static final Place BEFORE_ALL = new Place("", 0, -1);
    }

    /** An event and where it stands. */
    record Placed(ExplainedEvent event, Place place) {}
}
