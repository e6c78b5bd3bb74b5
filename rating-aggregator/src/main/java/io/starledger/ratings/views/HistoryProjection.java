package io.starledger.ratings.views;

import io.starledger.platform.digest.PostgresDigests;
import io.starledger.platform.generation.Generation;
import io.starledger.platform.generation.MarkCodec;
import io.starledger.platform.postgres.Shard;
import io.starledger.platform.projection.Batch;
import io.starledger.platform.projection.Batch.Entry;
import io.starledger.platform.projection.PostgresPositions;
import io.starledger.platform.projection.Projection;
import io.starledger.ratings.history.FactRow;
import io.starledger.ratings.history.FactTableCodec;
import io.starledger.ratings.timeline.StandingTableCodec;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes every event of the tenants of one shard to it as it was accepted, and what stood since
 * when, each batch with its positions and the watermark in one transaction.
 */
final class HistoryProjection implements Projection {

    private final Generation generation;
    private final Shard shard;
    private final PostgresPositions positions;
    private final PostgresDigests digests;

    HistoryProjection(Generation generation, Shard shard, PostgresDigests digests) {
        this.generation = generation;
        this.shard = shard;
        this.positions = new PostgresPositions(shard::connect, "history_positions");
        this.digests = digests;
    }

    @Override
    public String name() {
        return generation.named(reader());
    }

    @Override
    public String reader() {
        return ViewGroups.HISTORY + "-" + shard.name();
    }

    @Override
    public String view() {
        return ViewGroups.HISTORY;
    }

    @Override
    public boolean takes(TenantId tenant) {
        return shard.holds(tenant);
    }

    @Override
    public List<Topic<?, ?>> topics() {
        return List.of(Topics.RATING_EVENTS);
    }

    @Override
    public Optional<String> follows() {
        return Optional.of("rating-aggregator");
    }

    @Override
    public Map<TopicPartition, Long> resume(Collection<TopicPartition> assigned) {
        return positions.resume(assigned);
    }

    @Override
    public void write(Batch batch) {
        try (Connection connection = shard.connect()) {
            List<FactRow> rows = FactRowCodec.rows(batch);
            FactTableCodec.write(connection, rows);
            StandingTableCodec.write(connection, rows);
            WatermarkTableCodec.write(connection, watermark(batch.next()));
            positions.advance(connection, batch.next());
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the history of ratings", e);
        }
        positions.committed(batch.next());
    }

    @Override
    public boolean isCheckpoint(ConsumerRecord<byte[], byte[]> record) {
        return MarkCodec.isCheckpoint(record, Instant.now());
    }

    @Override
    public void checkpoint(Batch at) {
        Map<Integer, Long> offsets =
                at.ends(Topics.RATING_EVENTS).stream()
                        .collect(Collectors.toMap(Entry::partition, Entry::offset));
        digests.take(
                shard,
                DigestedViews.OF_HISTORY.stream()
                        .collect(Collectors.toMap(Function.identity(), _ -> offsets)));
    }

    /** The log itself is read, so whatever stands before the next offset is behind. */
    private static List<WatermarkRow> watermark(Map<TopicPartition, Long> next) {
        return next.entrySet().stream()
                .map(
                        at ->
                                new WatermarkRow(
                                        View.HISTORY, at.getKey().partition(), at.getValue() - 1))
                .toList();
    }
}
