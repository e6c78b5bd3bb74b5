package io.starledger.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starledger.platform.TestDatabase;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

class PostgresPositionsIT {
    private static final TopicPartition ONE = new TopicPartition("a.topic.v1", 0);
    private static final TopicPartition OTHER = new TopicPartition("a.topic.v1", 1);
    private static final List<TopicPartition> BOTH = List.of(ONE, OTHER);

    @AutoClose private final TestDatabase database = new TestDatabase();
    private final PostgresPositions owner = positions();

    @BeforeEach
    void makeTables() {
        CountingProjection.makeTables(database);
    }

    @Test
    void aPartitionNobodyHasReadBeginsAtItsStart() {
        assertThat(owner.resume(BOTH)).isEqualTo(Map.of(ONE, 0L, OTHER, 0L));
    }

    @Test
    void theNextOwnerResumesWhereTheLastStood() throws Exception {
        // given
        owner.resume(BOTH);
        advance(owner, Map.of(ONE, 5L));
        advance(owner, Map.of(ONE, 9L, OTHER, 2L));

        // then
        assertThat(positions().resume(BOTH)).isEqualTo(Map.of(ONE, 9L, OTHER, 2L));
        assertThat(positions().resume(List.of(OTHER))).isEqualTo(Map.of(OTHER, 2L));
    }

    @Test
    void aStaleOwnerCannotMoveOn() throws Exception {
        // given
        PostgresPositions stale = positions();
        stale.resume(BOTH);
        owner.resume(BOTH);
        advance(owner, Map.of(ONE, 5L));

        // then
        assertThatThrownBy(() -> advance(stale, Map.of(ONE, 7L, OTHER, 7L)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("expected to be the only writer");
        assertThat(positions().resume(BOTH)).isEqualTo(Map.of(ONE, 5L, OTHER, 0L));
    }

    @Test
    void aBatchWrittenAgainIsRefused() throws Exception {
        // given
        owner.resume(BOTH);
        advance(owner, Map.of(ONE, 5L));
        PostgresPositions unsure = positions(); // whether its commit was heard
        unsure.resume(BOTH);
        try (Connection connection = database.dataSource().getConnection()) {
            unsure.advance(connection, Map.of(ONE, 9L));
            connection.commit();
        }

        // then
        assertThatThrownBy(() -> advance(unsure, Map.of(ONE, 9L)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatWasNotCommittedIsNotMoved() throws Exception {
        // given
        owner.resume(BOTH);

        // when
        try (Connection connection = database.dataSource().getConnection()) {
            owner.advance(connection, Map.of(ONE, 5L));
            connection.rollback();
        }

        // then
        assertThat(owner.known()).isEqualTo(Map.of(ONE, 0L, OTHER, 0L));
        assertThat(positions().resume(BOTH)).isEqualTo(owner.known());
    }

    private PostgresPositions positions() {
        return new PostgresPositions(database.dataSource()::getConnection);
    }

    private void advance(PostgresPositions positions, Map<TopicPartition, Long> next)
            throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            positions.advance(connection, next);
            connection.commit();
        }
        positions.committed(next);
    }
}
