package io.starledger.ratings.items;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.starledger.ratings.fold.ItemCounts;
import io.starledger.schemas.ids.ItemId;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** An item as callers see it. */
@Schema(
        name = "ItemRating",
        description =
                "An item's ratings in force. Without any, count is 0 and what derives is null.")
record ItemBody(
        @Schema(example = "book-1") String itemId,
        @JsonUnwrapped ScoresBody scores,
        @Schema(example = "3", description = "How many times the counts have changed")
                long revision,
        @Schema(example = "2026-11-01T12:00:00Z") @Nullable Instant updatedAt) {

    static ItemBody of(ItemId item, ItemCounts counts, BayesianPrior prior) {
        return new ItemBody(
                item.value(),
                ScoresBody.of(counts.histogram(), prior),
                counts.revision(),
                counts.updatedAt());
    }
}
