package io.starledger.ratings.items;

import io.starledger.ratings.timeline.PostgresTimeline;
import io.starledger.ratings.watermark.PositionReader;

/**
 * What reads items of one generation.
 *
 * @param generation its number
 */
record ItemViews(
        int generation,
        ItemReader reader,
        PostgresRanking ranking,
        KafkaItemFeed feed,
        PostgresTimeline timeline,
        PositionReader positions,
        BayesianPrior prior) {}
