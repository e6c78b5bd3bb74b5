package io.starledger.platform.projection;

import io.starledger.platform.TestDatabase;
import io.starledger.platform.TestTopic;
import io.starledger.platform.projection.Batch.Entry;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.topics.Topic;

import org.apache.kafka.common.TopicPartition;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts how often each event was written: nothing but the positions keeps it from counting one
 * twice.
 */
final class CountingProjection implements Projection {
    private final TestTopic topic;
    private final TestDatabase database;
    private final PostgresPositions positions;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean away;
    private volatile boolean broken;

    CountingProjection(TestTopic topic, TestDatabase database) {
        this.topic = topic;
        this.database = database;
        this.positions = new PostgresPositions(database.dataSource()::getConnection);
    }

    static void makeTables(TestDatabase database) {
        database.execute(
                """
                create table %1$s.positions (
                    topic text, partition integer, next_offset bigint, primary key (topic, partition));
                create table %1$s.counts (event_id uuid primary key, n integer not null)
                """
                        .formatted(database.schema()));
    }

    void breakDown() {
        broken = true;
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }

    /** How often it was asked where it stands. */
    int asked() {
        return asked.get();
    }

    @Override
    public String name() {
        return view() + "-" + database.schema();
    }

    @Override
    public String view() {
        return topic.topic().name() + "-counts";
    }

    @Override
    public List<Topic<?, ?>> topics() {
        return List.of(topic.topic());
    }

    @Override
    public Map<TopicPartition, Long> resume(Collection<TopicPartition> assigned) {
        asked.incrementAndGet();
        if (away) {
            throw new IllegalStateException("away");
        }
        return positions.resume(assigned);
    }

    @Override
    public void write(Batch batch) {
        if (broken) {
            throw new StackOverflowError("a bug");
        }
        try (Connection connection = database.dataSource().getConnection()) {
            try (PreparedStatement count =
                    connection.prepareStatement(
                            "insert into %s.counts as c select id, 1 from unnest(?::uuid[]) id on conflict (event_id) do update set n = c.n + 1"
                                    .formatted(database.schema()))) {
                Object[] ids =
                        batch.of(topic.topic()).stream()
                                .map(Entry::value)
                                .filter(Objects::nonNull)
                                .map(RatingEvent::getEventId)
                                .toArray();
                count.setArray(1, connection.createArrayOf("uuid", ids));
                count.executeUpdate();
            }
            positions.advance(connection, batch.next());
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        positions.committed(batch.next());
    }
}
