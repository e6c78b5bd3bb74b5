package io.starledger.ratings.timeline;

import io.starledger.ratings.fold.LogPosition;
import io.starledger.ratings.fold.SeenFacts;
import io.starledger.ratings.history.FactRow;

/**
 * What is known of one rater and item.
 *
 * @param position of the last event that was folded or known already; before all at first
 */
record Known(SeenFacts seen, LogPosition position) {
    static final Known NONE = new Known(SeenFacts.NONE, new LogPosition(-1, -1));

    /** Whether {@code row} was written before, with an earlier delivery of its batch. */
    boolean isBehind(FactRow row) {
        return row.position().offset() <= position.offset();
    }

    boolean knows(FactRow row) {
        return seen.contains(row.fact().eventId());
    }

    Known after(FactRow row) {
        return new Known(knows(row) ? seen : seen.with(row.fact()), row.position());
    }
}
