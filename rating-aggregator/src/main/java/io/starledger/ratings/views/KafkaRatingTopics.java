package io.starledger.ratings.views;

import io.starledger.platform.generation.Generation;
import io.starledger.schemas.avro.CurrentRating;
import io.starledger.schemas.avro.ItemAggregate;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.RaterKey;
import io.starledger.schemas.topics.Topic;
import io.starledger.schemas.topics.Topics;

/** What one generation's topology writes. */
record KafkaRatingTopics(
        Topic<RaterKey, CurrentRating> current, Topic<ItemKey, ItemAggregate> items) {

    static KafkaRatingTopics of(Generation generation) {
        return new KafkaRatingTopics(
                generation.of(Topics.CURRENT_RATINGS), generation.of(Topics.ITEM_AGGREGATES));
    }
}
