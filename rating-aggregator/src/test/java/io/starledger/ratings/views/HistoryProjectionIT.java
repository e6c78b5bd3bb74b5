package io.starledger.ratings.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.platform.digest.PostgresDigests;
import io.starledger.platform.generation.Generation;
import io.starledger.platform.postgres.Shard;
import io.starledger.platform.postgres.Shards;
import io.starledger.platform.projection.Batch;
import io.starledger.platform.projection.Batch.Entry;
import io.starledger.platform.projection.PostgresPositions;
import io.starledger.ratings.Database;
import io.starledger.ratings.Events;
import io.starledger.ratings.Events.Rater;
import io.starledger.ratings.RunningService;
import io.starledger.ratings.fold.Histogram;
import io.starledger.ratings.history.FactTableCodec;
import io.starledger.ratings.timeline.PostgresTimeline;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** On a partition that the log does not have, so that nobody else writes it. */
@ExtendWith(RunningService.class)
final class HistoryProjectionIT {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final TopicPartition PARTITION =
            new TopicPartition(Topics.RATING_EVENTS.name(), 30_000);

    private final Shard shard = RunningService.viewBean(Shards.class).all().iterator().next();
    private final PostgresDigests digests = RunningService.viewBean(PostgresDigests.class);
    private final ItemKey lamp = Events.ofANewTenant().item("lamp");
    @AutoClose private final Database database = new Database();

    @Test
    void whatAnEarlierBuildWroteIsTakenFromTheLogOnceMoreAndStandsOnce() throws Exception {
        // given
        RatingEvent rated = Events.rated(new Rater(lamp, "ann"), 4, NOON);
        Batch batch = batch(rated);
        PostgresPositions earlier = new PostgresPositions(shard::connect);
        long stood = earlier.resume(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
        try (Connection connection = shard.connect()) {
            FactTableCodec.write(connection, FactRowCodec.rows(batch));
            earlier.advance(connection, Map.of(PARTITION, stood + 17));
            connection.commit();
        }
        HistoryProjection projection = new HistoryProjection(Generation.first(), shard, digests);

        // when
        Map<TopicPartition, Long> next = projection.resume(List.of(PARTITION));
        projection.write(batch);

        // then
        assertThat(next).isEqualTo(Map.of(PARTITION, 0L));
        assertThat(RunningService.viewBean(PostgresTimeline.class).asOf(lamp, NOON).block())
                .isEqualTo(new Histogram(0, 0, 0, 1, 0));
        assertThat(
                        database.number(
                                "select count(*) from ratings.facts where tenant_id = ?",
                                lamp.tenant().value()))
                .isEqualTo(1);
        assertThat(
                        new HistoryProjection(Generation.first(), shard, digests)
                                .resume(List.of(PARTITION)))
                .isEqualTo(Map.of(PARTITION, 8L));
    }

    private Batch batch(RatingEvent event) {
        Entry<ItemKey, RatingEvent> entry =
                new Entry<>(lamp, event, PARTITION.partition(), 7, NOON.toEpochMilli());
        return new Batch(
                Map.of(Topics.RATING_EVENTS, List.of(entry)),
                Map.of(PARTITION, entry),
                Map.of(PARTITION, 8L));
    }
}
