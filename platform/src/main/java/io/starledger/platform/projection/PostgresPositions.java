package io.starledger.platform.projection;

import org.apache.kafka.common.TopicPartition;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How far a projection into PostgreSQL has come, in a table {@code positions} beside its views.
 * Advanced by compare-and-set in the transaction that writes the views: of two writers of one
 * partition only one can go on.
 */
public final class PostgresPositions {
    private final Connections connections;
    private final String table;
    private final Map<TopicPartition, Long> known = new HashMap<>();

    /** Connections to the schema of the views, without auto-commit. */
    @FunctionalInterface
    public interface Connections {
        Connection connect() throws SQLException;
    }

    public PostgresPositions(Connections connections) {
        this(connections, "positions");
    }

    /** For one of two projections that read a topic into one schema: in a table of its own. */
    public PostgresPositions(Connections connections, String table) {
        this.connections = connections;
        this.table = table;
    }

    /** Reads the positions of {@code assigned} and makes those that are missing. */
    public Map<TopicPartition, Long> resume(Collection<TopicPartition> assigned) {
        known.clear();
        List<TopicPartition> partitions = List.copyOf(assigned);
        try (Connection connection = connections.connect()) {
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "insert into %s select *, 0 from unnest(?::text[], ?::integer[]) on conflict do nothing"
                                    .formatted(table))) {
                insert.setArray(1, topics(connection, partitions));
                insert.setArray(2, numbers(connection, partitions));
                insert.executeUpdate();
            }
            known.putAll(select(connection));
            known.keySet().retainAll(partitions);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read positions in " + table, e);
        }
        return Map.copyOf(known);
    }

    /** Asks how far it has come by whichever instance writes it. */
    public Map<TopicPartition, Long> ask() throws SQLException {
        try (Connection connection = connections.connect()) {
            Map<TopicPartition, Long> positions = select(connection);
            connection.rollback();
            return positions;
        }
    }

    /** What {@link #resume} or the last successful {@link #advance} said. */
    public Map<TopicPartition, Long> known() {
        return Map.copyOf(known);
    }

    /**
     * Moves on within {@code connection}'s transaction; throws if another writer has moved one of
     * them.
     */
    public void advance(Connection connection, Map<TopicPartition, Long> next) throws SQLException {
        List<TopicPartition> partitions = List.copyOf(next.keySet());
        Object[] expected = partitions.stream().map(this::expected).toArray();
        Object[] moved = partitions.stream().map(next::get).toArray();
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update %s p set next_offset = m.next
                        from unnest(?::text[], ?::integer[], ?::bigint[], ?::bigint[]) m (topic, partition, expected, next)
                        where p.topic = m.topic and p.partition = m.partition and p.next_offset = m.expected
                        """
                                .formatted(table))) {
            update.setArray(1, topics(connection, partitions));
            update.setArray(2, numbers(connection, partitions));
            update.setArray(3, connection.createArrayOf("bigint", expected));
            update.setArray(4, connection.createArrayOf("bigint", moved));
            if (update.executeUpdate() != partitions.size()) {
                throw new IllegalStateException("expected to be the only writer of " + partitions);
            }
        }
    }

    /** Remembers {@code next} once its transaction is committed. */
    public void committed(Map<TopicPartition, Long> next) {
        known.putAll(next);
    }

    private Map<TopicPartition, Long> select(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "select topic, partition, next_offset from %s".formatted(table));
                ResultSet rows = select.executeQuery()) {
            Map<TopicPartition, Long> positions = new HashMap<>();
            while (rows.next()) {
                positions.put(
                        new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
            }
            return positions;
        }
    }

    private Long expected(TopicPartition partition) {
        return Objects.requireNonNull(
                known.get(partition), () -> "no position is known of " + partition);
    }

    private static Array topics(Connection connection, List<TopicPartition> partitions)
            throws SQLException {
        return connection.createArrayOf(
                "text", partitions.stream().map(TopicPartition::topic).toArray());
    }

    private static Array numbers(Connection connection, List<TopicPartition> partitions)
            throws SQLException {
        return connection.createArrayOf(
                "integer", partitions.stream().map(TopicPartition::partition).toArray());
    }
}
