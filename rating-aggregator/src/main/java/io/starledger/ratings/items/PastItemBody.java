package io.starledger.ratings.items;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Instant;

/** An item at an instant. */
@Schema(
        name = "PastItemRating",
        description =
                "An item's ratings in force at an instant. Without any, count is 0 and what derives"
                        + " is null.")
record PastItemBody(
        @Schema(example = "book-1") String itemId,
        Instant asOf,
        @JsonUnwrapped ScoresBody scores) {}
