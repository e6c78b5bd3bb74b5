package io.starledger.ratings.history;

import io.starledger.ratings.fold.Fact;
import io.starledger.ratings.fold.LogPosition;
import io.starledger.schemas.ids.RaterKey;

/** One event of the log. */
public record FactRow(RaterKey rater, Fact fact, LogPosition position) {}
