package io.starledger.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.starledger.platform.burial.Birth;
import io.starledger.platform.burial.Burial;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.serde.RegistrySettings;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topic;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What no real broker does on demand. */
class ProjectionRunnerTest {
    private static final String TOPIC = Topics.ITEM_AGGREGATES.name();
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final int OFFSET = 7;

    private final MockProducer<byte[], byte[]> deadLetters =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final View view = new View();
    private final ProjectionRunner runner =
            new ProjectionRunner(
                    view,
                    new BatchReader(
                            view,
                            new Serdes(
                                    new RegistrySettings(
                                            ByteArraySerializer.class.getName(),
                                            RegistryAway.class.getName(),
                                            Map.of())),
                            new DeadLetters(
                                    deadLetters,
                                    new Burial(
                                            view.name(),
                                            InstantSource.system(),
                                            new SimpleMeterRegistry()),
                                    Birth.FIRST)));

    @Test
    void aViewThatKnowsNotYetWhichPartitionsItHasIsNotReady() {
        // when
        runner.onIdle(consumer);
        runner.onIdle(consumer);

        // then
        assertThat(runner.hasCaughtUp()).isFalse();
        assertThat(view.calls).isEmpty();
    }

    @Test
    void aViewWithoutPartitionsHasNothingToCatchUpWith() {
        // given
        runner.onPartitionsAssigned(consumer, List.of());

        // when
        runner.onIdle(consumer);

        // then
        assertThat(runner.hasCaughtUp()).isTrue();
    }

    @Test
    void aViewIsReadFromWhereItStands() {
        // when
        assign();

        // then
        assertThat(consumer.position(PARTITION)).isEqualTo(OFFSET);
        assertThat(runner.lag()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void nothingIsWrittenBeforeTheStoreToldWhereItStands() {
        // given
        view.away = true;
        assign();

        // then
        assertThatThrownBy(() -> runner.onMessage(List.of(), consumer))
                .isInstanceOf(IllegalStateException.class);
        assertThat(view.calls).isEmpty();

        // when
        view.away = false;
        runner.onIdle(consumer);
        runner.onMessage(List.of(), consumer);

        // then
        assertThat(view.calls).containsExactly("resume", "write");
    }

    @Test
    void nothingIsWrittenOnceThePartitionsWereTakenAway() {
        // given
        assign();

        // when
        runner.onPartitionsLost(consumer, List.of(PARTITION));

        // then
        assertThatThrownBy(() -> runner.onMessage(List.of(), consumer))
                .isInstanceOf(IllegalStateException.class);
        assertThat(runner.lag()).isZero();
    }

    @Test
    void aRecordThatOnlyTheRegistrysAbsenceMakesUnreadableIsNoDeadLetter() {
        // given
        assign();
        byte[] value = {0, 0, 0, 0, 1, 0};
        byte[] key = "5f0c954e-1d6c-4b1d-8f5a-9d3f0a1c7e11/item".getBytes(StandardCharsets.UTF_8);
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(TOPIC, 0, OFFSET, key, value);

        // then
        assertThatThrownBy(() -> runner.onMessage(List.of(record), consumer))
                .isInstanceOf(RetriableException.class);
        assertThat(deadLetters.history()).isEmpty();
        assertThat(view.calls).containsExactly("resume");
    }

    @Test
    void aRecordOfATenantThatIsNotTheViewsIsPassedOverUnread() {
        // given
        view.takesNobody = true;
        assign();
        byte[] key = "5f0c954e-1d6c-4b1d-8f5a-9d3f0a1c7e11/item".getBytes(StandardCharsets.UTF_8);

        // when
        runner.onMessage(
                List.of(
                        new ConsumerRecord<>(
                                TOPIC, 0, OFFSET, key, "poison".getBytes(StandardCharsets.UTF_8))),
                consumer);

        // then
        assertThat(view.written.getFirst().of(Topics.ITEM_AGGREGATES)).isEmpty();
        assertThat(view.written.getFirst().next()).isEqualTo(Map.of(PARTITION, OFFSET + 1L));
        assertThat(deadLetters.history()).isEmpty();
    }

    @Test
    void aViewIsAwayFromWhenItsStoreFailsToWhenItTellsAgain() {
        // given
        assign();
        assertThat(runner.isAway()).isFalse();

        // when, then
        view.away = true;
        runner.onPartitionsAssigned(consumer, List.of(PARTITION));
        assertThat(runner.isAway()).isTrue();
        view.away = false;
        runner.onIdle(consumer);
        assertThat(runner.isAway()).isFalse();
    }

    private void assign() {
        consumer.assign(List.of(PARTITION));
        runner.onPartitionsAssigned(consumer, List.of(PARTITION));
    }

    /** A registry's client while the registry is away. */
    public static final class RegistryAway implements Deserializer<Object> {
        @Override
        public Object deserialize(String topic, byte[] bytes) {
            throw new UncheckedIOException(new IOException("connection refused"));
        }
    }

    /** Notes what it is asked to do. */
    private static final class View implements Projection {
        private final List<String> calls = new ArrayList<>();
        private final List<Batch> written = new ArrayList<>();
        private boolean away;
        private boolean takesNobody;

        @Override
        public String name() {
            return "a-view";
        }

        @Override
        public List<Topic<?, ?>> topics() {
            return List.of(Topics.ITEM_AGGREGATES);
        }

        @Override
        public boolean takes(TenantId tenant) {
            return !takesNobody;
        }

        @Override
        public Map<TopicPartition, Long> resume(Collection<TopicPartition> assigned) {
            if (away) {
                throw new IllegalStateException("away");
            }
            calls.add("resume");
            Map<TopicPartition, Long> positions = new HashMap<>();
            assigned.forEach(partition -> positions.put(partition, (long) OFFSET));
            return positions;
        }

        @Override
        public void write(Batch batch) {
            calls.add("write");
            written.add(batch);
        }
    }
}
