package io.starledger.ingest.batch;

import io.starledger.ingest.facts.RatingFact;

import java.time.Instant;
import java.util.List;

/** Good lines that travel together, in their order. */
record Chunk(Instant acceptedAt, List<RatingFact.Submitted> facts) {}
