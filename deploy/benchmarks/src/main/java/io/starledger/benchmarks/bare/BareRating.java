package io.starledger.benchmarks.bare;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a caller posts. */
record BareRating(
        @JsonProperty("user_id") String userId,
        @JsonProperty("item_id") String itemId,
        int score,
        @JsonProperty("rated_at") String ratedAt) {}
