package io.starledger.ratings.timeline;

import io.starledger.ratings.watermark.PositionReader;

/** What reads the past of one generation. */
record TimelineViews(PostgresTimeline timeline, PositionReader positions) {}
