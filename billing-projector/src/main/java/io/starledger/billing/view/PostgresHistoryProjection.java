package io.starledger.billing.view;

import io.starledger.platform.generation.Generation;
import io.starledger.platform.postgres.Shard;
import io.starledger.platform.projection.Batch;
import io.starledger.platform.projection.PostgresPositions;
import io.starledger.platform.projection.Projection;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topic;

import org.apache.kafka.common.TopicPartition;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a part of the history of the tenants of one shard to it, from the beginning of logs that
 * are kept for ever, each batch with its positions in one transaction.
 */
final class PostgresHistoryProjection implements Projection {
    /** However small a table was when a statement was planned, it is going to grow. */
    private static final String BY_INDEX =
            "set local enable_seqscan = off; set local enable_hashjoin = off; set local"
                    + " enable_mergejoin = off";

    static final String POSITIONS = "history_positions";

    private final Generation generation;
    private final Shard shard;
    private final Part part;
    private final PostgresPositions positions;

    /**
     * What is written of which logs.
     *
     * @param topology that reads the same, and decides what is passed over
     */
    record Part(String view, String topology, List<Topic<?, ?>> topics, Writing writing) {
        Part {
            topics = List.copyOf(topics);
        }
    }

    /** Within a transaction that is committed if it returns. */
    interface Writing {
        void write(Connection connection, Batch batch) throws SQLException;
    }

    PostgresHistoryProjection(Generation generation, Shard shard, Part part) {
        this.generation = generation;
        this.shard = shard;
        this.part = part;
        this.positions = new PostgresPositions(shard::connect, POSITIONS);
    }

    @Override
    public String name() {
        return generation.named(reader());
    }

    @Override
    public String reader() {
        return view() + "-" + shard.name();
    }

    @Override
    public String view() {
        return part.view();
    }

    @Override
    public boolean takes(TenantId tenant) {
        return shard.holds(tenant);
    }

    @Override
    public List<Topic<?, ?>> topics() {
        return part.topics();
    }

    @Override
    public Optional<String> follows() {
        return Optional.of(part.topology());
    }

    @Override
    public Map<TopicPartition, Long> resume(Collection<TopicPartition> assigned) {
        return positions.resume(assigned);
    }

    @Override
    public void write(Batch batch) {
        try (Connection connection = shard.connect()) {
            try (Statement planning = connection.createStatement()) {
                planning.execute(BY_INDEX);
            }
            part.writing().write(connection, batch);
            positions.advance(connection, batch.next());
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the history of billing", e);
        }
        positions.committed(batch.next());
    }
}
