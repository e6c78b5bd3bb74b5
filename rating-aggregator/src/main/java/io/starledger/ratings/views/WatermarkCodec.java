package io.starledger.ratings.views;

import io.starledger.platform.projection.Batch;
import io.starledger.platform.projection.Batch.Entry;
import io.starledger.ratings.watermark.View;
import io.starledger.ratings.watermark.WatermarkRow;
import io.starledger.schemas.avro.CurrentRating;
import io.starledger.schemas.avro.ItemAggregate;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a batch brings the views: each by its own topic, as either may be ahead of the other. A
 * record names the event that it was made from, and stands in the partition of the same number.
 */
final class WatermarkCodec {
    private WatermarkCodec() {}

    static List<WatermarkRow> rows(Batch batch, KafkaRatingTopics topics) {
        List<WatermarkRow> rows = new ArrayList<>();
        for (Entry<?, ItemAggregate> end : batch.ends(topics.items())) {
            ItemAggregate item = end.value();
            if (item != null && item.getSourcePartition() == end.partition()) {
                rows.add(new WatermarkRow(View.ITEMS, end.partition(), item.getSourceOffset()));
            }
        }
        for (Entry<?, CurrentRating> end : batch.ends(topics.current())) {
            CurrentRating rating = end.value();
            if (rating != null && rating.getSourcePartition() == end.partition()) {
                rows.add(new WatermarkRow(View.RATINGS, end.partition(), rating.getSourceOffset()));
            }
        }
        return rows;
    }
}
