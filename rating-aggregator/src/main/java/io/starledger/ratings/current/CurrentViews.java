package io.starledger.ratings.current;

import io.starledger.ratings.watermark.PositionReader;

/** What reads ratings in force of one generation. */
record CurrentViews(PostgresRatingList list, PositionReader positions) {}
