package io.starledger.ratings.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.platform.generation.Generation;
import io.starledger.platform.projection.Batch;
import io.starledger.platform.projection.Batch.Entry;
import io.starledger.ratings.watermark.View;
import io.starledger.ratings.watermark.WatermarkRow;
import io.starledger.schemas.avro.CurrentRating;
import io.starledger.schemas.avro.ItemAggregate;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.RaterKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.UserId;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.UUID;

final class WatermarkCodecTest {
    private static final KafkaRatingTopics TOPICS = KafkaRatingTopics.of(Generation.first());

    private static final ItemKey LAMP =
            new ItemKey(new TenantId(UUID.randomUUID()), new ItemId("lamp"));

    @Test
    void eachViewComesAsFarAsItsOwnTopicSays() {
        // given
        Batch batch = read(Map.of(items(3), item(3, 3, 70), ratings(3), rating(3, 3, 90)));

        // then
        assertThat(WatermarkCodec.rows(batch, TOPICS))
                .containsExactlyInAnyOrder(
                        new WatermarkRow(View.ITEMS, 3, 70), new WatermarkRow(View.RATINGS, 3, 90));
    }

    @Test
    void whatNamesAnotherPartitionThanItsOwnTellsNothing() {
        // given
        Batch batch = read(Map.of(items(3), item(3, 4, 70), ratings(3), rating(3, 4, 90)));

        // then
        assertThat(WatermarkCodec.rows(batch, TOPICS)).isEmpty();
    }

    @Test
    void aTombstoneTellsNothing() {
        // given
        Batch batch =
                read(Map.of(items(3), new Entry<ItemKey, ItemAggregate>(LAMP, null, 3, 1, 0)));

        // then
        assertThat(WatermarkCodec.rows(batch, TOPICS)).isEmpty();
    }

    private static Batch read(Map<TopicPartition, Entry<?, ?>> ends) {
        return new Batch(Map.of(), ends, Map.of());
    }

    private static TopicPartition items(int partition) {
        return new TopicPartition(Topics.ITEM_AGGREGATES.name(), partition);
    }

    private static TopicPartition ratings(int partition) {
        return new TopicPartition(Topics.CURRENT_RATINGS.name(), partition);
    }

    private static Entry<ItemKey, ItemAggregate> item(
            int partition, int sourcePartition, long sourceOffset) {
        return new Entry<>(
                LAMP,
                new ItemAggregate(
                        LAMP.tenant().value(),
                        "lamp",
                        0L,
                        0L,
                        0L,
                        0L,
                        0L,
                        0L,
                        null,
                        sourcePartition,
                        sourceOffset),
                partition,
                1,
                0);
    }

    private static Entry<RaterKey, CurrentRating> rating(
            int partition, int sourcePartition, long sourceOffset) {
        return new Entry<>(
                new RaterKey(LAMP, new UserId("ann")),
                CurrentRating.newBuilder()
                        .setTenantId(LAMP.tenant().value())
                        .setItemId("lamp")
                        .setUserId("ann")
                        .setSourcePartition(sourcePartition)
                        .setSourceOffset(sourceOffset)
                        .build(),
                partition,
                1,
                0);
    }
}
