package io.starledger.benchmarks.bare;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.UUID;

/** An answer of the size of the real one. */
record BareAnswer(@JsonProperty("rating_id") UUID ratingId, String status, String position) {}
