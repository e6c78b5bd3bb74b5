package io.starledger.ratings.views;

import io.starledger.platform.digest.PostgresDigests;
import io.starledger.platform.generation.Generation;
import io.starledger.platform.generation.MarkCodec;
import io.starledger.platform.postgres.Shard;
import io.starledger.platform.projection.Batch;
import io.starledger.platform.projection.Batch.Entry;
import io.starledger.platform.projection.PostgresPositions;
import io.starledger.platform.projection.Projection;
import io.starledger.ratings.current.CommentTableCodec;
import io.starledger.ratings.current.RatingTableCodec;
import io.starledger.ratings.gate.RedisGateKeeper;
import io.starledger.ratings.items.PostgresItemTable;
import io.starledger.ratings.watermark.View;
import io.starledger.ratings.watermark.WatermarkRow;
import io.starledger.ratings.watermark.WatermarkTableCodec;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topic;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes items, ratings in force and comments of the tenants of one shard to it, each batch with
 * its positions and the views' watermarks in one transaction.
 */
final class PostgresProjection implements Projection {

    private final Generation generation;
    private final KafkaRatingTopics topics;
    private final Shard shard;
    private final PostgresPositions positions;
    private final PostgresItemTable items;
    private final RedisGateKeeper gate;
    private final PostgresDigests digests;

    PostgresProjection(
            Generation generation,
            Shard shard,
            PostgresItemTable items,
            RedisGateKeeper gate,
            PostgresDigests digests) {
        this.generation = generation;
        this.topics = KafkaRatingTopics.of(generation);
        this.shard = shard;
        this.positions = new PostgresPositions(shard::connect);
        this.items = items;
        this.gate = gate;
        this.digests = digests;
    }

    @Override
    public String name() {
        return generation.named(reader());
    }

    @Override
    public String reader() {
        return ViewGroups.POSTGRES + "-" + shard.name();
    }

    @Override
    public String view() {
        return ViewGroups.POSTGRES;
    }

    @Override
    public boolean takes(TenantId tenant) {
        return shard.holds(tenant);
    }

    @Override
    public List<Topic<?, ?>> topics() {
        return List.of(Topics.RATING_COMMENTS, topics.current(), topics.items());
    }

    @Override
    public Map<TopicPartition, Long> resume(Collection<TopicPartition> assigned) {
        gate.takeOver();
        return positions.resume(assigned);
    }

    @Override
    public void write(Batch batch) {
        gate.raise(floors(batch.next()));
        try (Connection connection = shard.connect()) {
            write(connection, batch);
            WatermarkTableCodec.write(connection, WatermarkCodec.rows(batch, topics));
            positions.advance(connection, batch.next());
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write views of ratings", e);
        }
        positions.committed(batch.next());
    }

    @Override
    public boolean isCheckpoint(ConsumerRecord<byte[], byte[]> record) {
        return MarkCodec.isCheckpoint(record, Instant.now());
    }

    /** A rating is digested with its comment. */
    @Override
    public void checkpoint(Batch at) {
        Map<View, Map<Integer, Long>> views = new EnumMap<>(View.class);
        for (WatermarkRow row : WatermarkCodec.rows(at, topics)) {
            views.computeIfAbsent(row.view(), _ -> new HashMap<>())
                    .put(row.partition(), row.offset());
        }
        digests.take(
                shard,
                Map.of(
                        DigestedViews.ITEMS,
                        views.getOrDefault(View.ITEMS, Map.of()),
                        DigestedViews.RATINGS,
                        views.getOrDefault(View.RATINGS, Map.of())));
    }

    @Override
    public void idle() {
        gate.raise(floors(Map.of()));
    }

    private void write(Connection connection, Batch batch) throws SQLException {
        CommentTableCodec.write(connection, batch.latest(Topics.RATING_COMMENTS));
        RatingTableCodec.write(
                connection,
                batch.latest(topics.current()).stream()
                        .map(Entry::value)
                        .filter(Objects::nonNull)
                        .toList());
        items.write(connection, ItemRowCodec.rows(batch, topics.items()));
    }

    /** Where the items' partitions will stand once {@code next} is committed. */
    private Map<Integer, Long> floors(Map<TopicPartition, Long> next) {
        Map<Integer, Long> floors = new HashMap<>();
        positions.known().forEach((partition, offset) -> putItems(floors, partition, offset));
        next.forEach((partition, offset) -> putItems(floors, partition, offset));
        return floors;
    }

    private void putItems(Map<Integer, Long> floors, TopicPartition partition, long offset) {
        if (partition.topic().equals(topics.items().name())) {
            floors.put(partition.partition(), offset);
        }
    }
}
