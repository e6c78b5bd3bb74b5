package io.starledger.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.starledger.embedded.Part;
import io.starledger.platform.RealParts;
import io.starledger.platform.TestDatabase;
import io.starledger.platform.TestTopic;
import io.starledger.platform.burial.Birth;
import io.starledger.platform.kafka.Append;
import io.starledger.platform.kafka.Throttle;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.ids.ItemKey;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A projection into a real database from real topics. */
class ProjectionIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int PARTITION = 1;

    private final TestTopic topic = TestTopic.made();
    @AutoClose private final TestDatabase database = new TestDatabase();
    private final List<RunningProjections> instances = new ArrayList<>();

    @AutoClose
    private final Serializer<RatingEvent> values =
            RealParts.serdes().valueSerializer(topic.topic());

    @AutoClose
    private final KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                    Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, RealParts.bootstrapServers()),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());

    @BeforeEach
    void makeTables() {
        CountingProjection.makeTables(database);
    }

    @AfterEach
    void stop() {
        instances.forEach(RunningProjections::stop);
    }

    @Test
    void anInstanceStartedAgainGoesOnWhereTheViewStands() {
        // given
        append(topic.facts(300));
        RunningProjections first = start();
        awaitCounted(300);
        await().atMost(LIMIT).until(first::haveCaughtUp);

        // when
        first.stop();
        append(topic.facts(200));
        start();

        // then
        awaitCounted(500);
        assertEachCountedOnce();
    }

    @Test
    void instancesThatComeAndGoCountNothingTwiceAndMissNothing() {
        // given
        RunningProjections first = start();
        append(topic.facts(500));

        // when
        RunningProjections second = start();
        append(topic.facts(500));
        awaitCounted(1);
        first.stop();
        append(topic.facts(500));
        start();
        append(topic.facts(500));
        second.stop();

        // then
        awaitCounted(2_000);
        assertEachCountedOnce();
    }

    @Test
    void whatIsHeldBackIsWrittenAtItsPace() {
        // given
        append(topic.facts(1_500));
        long start = System.nanoTime();

        // when
        start(new Throttle(1_000L), new CountingProjection(topic, database));

        // then
        awaitCounted(1_500);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofMillis(1_400));
    }

    @Test
    void poisonBecomesADeadLetterAndThePartitionMovesOn() {
        // given
        start();
        byte[] key = TestTopic.item("item-1").toString().getBytes(UTF_8);

        // when
        send(PARTITION, key, "poison".getBytes(UTF_8));
        send(PARTITION, null, "no key".getBytes(UTF_8));
        append(topic.facts(3));

        // then
        awaitCounted(3);
        List<ConsumerRecord<byte[], byte[]>> letters =
                topic.deadLetters().stream()
                        .sorted(Comparator.comparing(letter -> header(letter, "offset")))
                        .toList();
        assertThat(letters).hasSize(2);
        ConsumerRecord<byte[], byte[]> letter = letters.getFirst();
        assertThat(letter.key()).isEqualTo(key);
        assertThat(letter.value()).isEqualTo("poison".getBytes(UTF_8));
        assertThat(header(letter, "exception")).endsWith("SerializationException");
        assertThat(header(letter, "message")).contains("wire format");
        assertThat(header(letter, "topic")).isEqualTo(topic.topic().name());
        assertThat(header(letter, "partition")).isEqualTo(Integer.toString(PARTITION));
        assertThat(header(letter, "offset")).isEqualTo("0");
        assertThat(header(letters.getLast(), "message")).contains("expected a key");
    }

    @Test
    void whileTheStoreIsAwayNothingIsLostToTheDeadLetters() {
        // given
        CountingProjection projection = new CountingProjection(topic, database);
        append(topic.facts(100));
        start(projection);
        awaitCounted(100);
        Part postgres = RealParts.stack().postgres();
        int asked = projection.asked();

        // when
        postgres.kill();
        append(topic.facts(100));
        await().atMost(LIMIT).until(() -> projection.asked() > asked);
        postgres.start();

        // then
        awaitCounted(200);
        assertEachCountedOnce();
        assertThat(topic.deadLetters()).isEmpty();
    }

    @Test
    void aViewThatABugStoppedIsNotReady() {
        // given
        CountingProjection projection = new CountingProjection(topic, database);
        RunningProjections instance = start(projection);
        await().atMost(LIMIT).until(instance::haveCaughtUp);

        // when
        projection.breakDown();
        append(topic.facts(3));

        // then
        await().atMost(LIMIT).until(() -> !instance.haveCaughtUp());
    }

    @Test
    void aPartWhoseStoreIsAwayHoldsUpNoOtherAndCatchesUpLater() {
        try (TestDatabase other = new TestDatabase()) {
            // given
            CountingProjection.makeTables(other);
            CountingProjection away = new CountingProjection(topic, other);
            away.goAway();
            append(topic.facts(100));

            // when
            RunningProjections instance = start(new CountingProjection(topic, database), away);

            // then
            awaitCounted(100);
            await().atMost(LIMIT).until(instance::haveCaughtUp);
            assertThat(count(other)).isZero();

            // and when
            away.comeBack();

            // then
            await().atMost(LIMIT)
                    .until(
                            () -> {
                                assertThat(instance.haveCaughtUp()).isTrue();
                                return count(other) == 100;
                            });
            assertEachCountedOnce();
        }
    }

    @Test
    void aViewWhoseOnlyStoreIsAwayIsNotReady() {
        // given
        CountingProjection away = new CountingProjection(topic, database);
        away.goAway();

        // when
        RunningProjections instance = start(away);
        await().atMost(LIMIT).until(() -> away.asked() > 5);

        // then
        assertThat(instance.haveCaughtUp()).isFalse();
    }

    private RunningProjections start() {
        return start(new CountingProjection(topic, database));
    }

    private RunningProjections start(Projection... projections) {
        return start(new Throttle(null), projections);
    }

    private RunningProjections start(Throttle throttle, Projection... projections) {
        RunningProjections instance =
                new RunningProjections(
                        List.of(projections),
                        RealParts.kafka(),
                        RealParts.serdes(),
                        Birth.FIRST,
                        throttle,
                        new SimpleMeterRegistry());
        instances.add(instance);
        instance.start();
        return instance;
    }

    private void append(List<Append<ItemKey, RatingEvent>> facts) {
        for (int i = 0; i < facts.size(); i++) {
            RatingEvent fact = facts.get(i).value();
            byte[] key = facts.get(i).key().toString().getBytes(UTF_8);
            send(i % topic.topic().partitions(), key, values.serialize(topic.topic().name(), fact));
        }
        producer.flush();
    }

    private void send(int partition, byte @Nullable [] key, byte @Nullable [] value) {
        var _ = producer.send(new ProducerRecord<>(topic.topic().name(), partition, key, value));
    }

    private void awaitCounted(int count) {
        await().atMost(LIMIT)
                .ignoreExceptions() // the database may be starting
                .until(() -> count(database) >= count);
    }

    private static long count(TestDatabase database) {
        return database.number("select count(*) from %s.counts".formatted(database.schema()));
    }

    private void assertEachCountedOnce() {
        assertThat(
                        database.number(
                                "select coalesce(max(n), 0) from %s.counts"
                                        .formatted(database.schema())))
                .isEqualTo(1);
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader("__streams.errors." + name).value(), UTF_8);
    }
}
