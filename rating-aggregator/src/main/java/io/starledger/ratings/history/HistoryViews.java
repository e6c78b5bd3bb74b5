package io.starledger.ratings.history;

import io.starledger.ratings.watermark.PositionReader;

/** What reads the history of ratings of one generation. */
record HistoryViews(PostgresFacts facts, PositionReader positions) {}
