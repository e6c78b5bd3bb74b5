package io.starledger.billing.view;

import io.starledger.platform.generation.Generation;
import io.starledger.platform.postgres.Shard;
import io.starledger.platform.projection.Batch;
import io.starledger.platform.projection.PostgresPositions;
import io.starledger.platform.projection.Projection;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topic;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.common.TopicPartition;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Writes what billing knows of the tenants of one shard to it, each batch with its positions in one
 * transaction.
 */
final class PostgresBillingProjection implements Projection {
    private final Generation generation;
    private final KafkaBillingTopics topics;
    private final Shard shard;
    private final PostgresPositions positions;

    PostgresBillingProjection(Generation generation, Shard shard) {
        this.generation = generation;
        this.topics = KafkaBillingTopics.of(generation);
        this.shard = shard;
        this.positions = new PostgresPositions(shard::connect);
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
        return topics.read();
    }

    @Override
    public Map<TopicPartition, Long> resume(Collection<TopicPartition> assigned) {
        return positions.resume(assigned);
    }

    @Override
    public void write(Batch batch) {
        try (Connection connection = shard.connect()) {
            PostgresBillingTables.write(connection, batch, topics);
            PostgresCustomerTable.write(
                    connection, batch.latest(Topics.CUSTOMER_LINKS), shard::holds);
            positions.advance(connection, batch.next());
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write views of billing", e);
        }
        positions.committed(batch.next());
    }
}
