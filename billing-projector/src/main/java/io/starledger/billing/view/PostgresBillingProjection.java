package io.starledger.billing.view;

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
    static final String SCHEMA = "billing";
    private static final String VIEW = "billing-views-postgres";

    private final Shard shard;
    private final PostgresPositions positions;

    PostgresBillingProjection(Shard shard) {
        this.shard = shard;
        this.positions = new PostgresPositions(shard::connect);
    }

    @Override
    public String name() {
        return VIEW + "-" + shard.name();
    }

    @Override
    public String view() {
        return VIEW;
    }

    @Override
    public boolean takes(TenantId tenant) {
        return shard.holds(tenant);
    }

    @Override
    public List<Topic<?, ?>> topics() {
        return List.of(
                Topics.ACCOUNTS,
                Topics.USAGE,
                Topics.USAGE_HOURS,
                Topics.QUOTAS,
                Topics.STRIPE_EVENTS,
                Topics.CUSTOMER_LINKS);
    }

    @Override
    public Map<TopicPartition, Long> resume(Collection<TopicPartition> assigned) {
        return positions.resume(assigned);
    }

    @Override
    public void write(Batch batch) {
        try (Connection connection = shard.connect()) {
            PostgresBillingTables.write(connection, batch);
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
