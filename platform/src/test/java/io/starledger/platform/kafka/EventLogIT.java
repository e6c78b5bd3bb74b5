package io.starledger.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.starledger.embedded.Part;
import io.starledger.platform.RealParts;
import io.starledger.platform.TestTopic;
import io.starledger.platform.position.Position;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.ids.ItemKey;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

class EventLogIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration IN_TIME = TIMEOUT.multipliedBy(3);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final int CAPACITY = 2_000;
    private static final String NOBODY = "127.0.0.1:1";

    @AutoClose private final EventLog log = logAt(RealParts.bootstrapServers(), PATIENCE, CAPACITY);

    @Test
    void anAppendIsAnsweredWithTheGreatestOffsetsOfItsRecords() {
        // given
        metBy(log);
        TestTopic topic = TestTopic.made();

        // when
        Position position = log.append(topic.facts(20)).block();

        // then
        Position greatest =
                topic.records().stream()
                        .map(record -> new Position(Map.of(record.partition(), record.offset())))
                        .reduce(Position.EMPTY, Position::and);
        assertThat(topic.records()).hasSize(20);
        assertThat(position).isEqualTo(greatest);
    }

    @Test
    void aRecordCarriesItsEvent() {
        // given
        TestTopic topic = metBy(log);
        Append<ItemKey, RatingEvent> fact = topic.fact("item-1");

        // when
        log.append(fact).block();

        // then
        ConsumerRecord<byte[], byte[]> found = topic.records().getFirst();
        assertThat(new String(found.key(), UTF_8)).isEqualTo(fact.key().toString());
        assertThat(found.timestamp()).isEqualTo(fact.event().time().toEpochMilli());
        assertThat(found.headers()).isEqualTo(fact.event().toHeaders());
        assertThat(
                        RealParts.serdes()
                                .valueDeserializer(topic.topic())
                                .deserialize("", found.value()))
                .isEqualTo(fact.value());
    }

    @Test
    void factsOfOneItemStandInTheOrderOfTheCalls() {
        // given
        TestTopic topic = metBy(log);
        List<Append<ItemKey, RatingEvent>> facts =
                IntStream.range(0, 1_000).mapToObj(_ -> topic.fact("item-1")).toList();

        // when
        facts.stream()
                .map(log::append)
                .map(Mono::toFuture)
                .toList()
                .forEach(CompletableFuture::join);

        // then
        assertThat(topic.records()).extracting(EventLogIT::id).isEqualTo(ids(facts));
    }

    @Test
    void alsoWhereSomeComeAloneAndSomeTogether() {
        // given
        TestTopic topic = metBy(log);
        log.append(topic.fact("item-2")).block();
        List<Append<ItemKey, RatingEvent>> facts =
                IntStream.range(0, 900).mapToObj(_ -> topic.fact("item-1")).toList();

        // when
        List<CompletableFuture<Position>> answers = new ArrayList<>();
        for (int i = 0; i < facts.size(); i += 3) {
            answers.add(log.append(facts.subList(i, i + 2)).toFuture());
            answers.add(log.append(facts.get(i + 2)).toFuture());
        }
        answers.forEach(CompletableFuture::join);

        // then
        assertThat(topic.records())
                .filteredOn(record -> new String(record.key(), UTF_8).endsWith("item-1"))
                .extracting(EventLogIT::id)
                .isEqualTo(ids(facts));
    }

    /** On one broker nothing else shows it. */
    @Test
    void anAcknowledgementIsThatOfAllReplicasInSync() {
        assertThat(
                        KafkaAutoConfiguration.producerConfig(
                                RealParts.kafka(), settings(TIMEOUT, CAPACITY)))
                .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
                .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    }

    @Test
    void withoutABrokerNobodyWaitsAndAllFailInTime() {
        try (EventLog away = logAt(NOBODY, TIMEOUT, CAPACITY)) {
            // given
            List<Append<ItemKey, RatingEvent>> facts = TestTopic.named().facts(100);

            // when
            long begun = System.nanoTime();
            List<CompletableFuture<Position>> answers =
                    facts.stream().map(away::append).map(Mono::toFuture).toList();
            Duration calls = since(begun);

            // then
            assertThat(calls).isLessThan(AT_ONCE);
            assertThat(answers).allSatisfy(EventLogIT::fails);
            assertThat(since(begun)).isLessThan(IN_TIME);
        }
    }

    @Test
    void oneMoreThanTheQueueHoldsIsRefusedAtOnce() {
        try (EventLog away = logAt(NOBODY, TIMEOUT, 10)) {
            // given
            TestTopic topic = TestTopic.named();
            for (int i = 0; i <= 10; i++) { // one is being sent, ten wait
                CompletableFuture<Position> _ = away.append(topic.fact("item-1")).toFuture();
            }

            // when
            long begun = System.nanoTime();
            Mono<Position> oneMore = away.append(topic.fact("item-1"));

            // then
            assertThatThrownBy(oneMore::block)
                    .isInstanceOf(NotAcknowledgedException.class)
                    .hasMessage("the queue is full");
            assertThat(since(begun)).isLessThan(AT_ONCE);
        }
    }

    @Test
    void whatAFrozenBrokerDoesNotAcknowledgeFailsInTimeAndTheNextGoesThrough() {
        Part broker = RealParts.stack().kafka();
        try (EventLog brief = logAt(RealParts.bootstrapServers(), TIMEOUT, CAPACITY)) {
            // given
            TestTopic topic = metBy(brief);
            brief.append(topic.fact("item-1")).block();

            // when
            broker.freeze();
            long begun = System.nanoTime();
            CompletableFuture<Position> answer = brief.append(topic.fact("item-1")).toFuture();

            // then
            fails(answer);
            assertThat(since(begun)).isLessThan(IN_TIME);
            broker.thaw();
            assertThat(brief.append(topic.fact("item-1")).retry(10).block()).isNotNull();
        } finally {
            broker.thaw();
        }
    }

    @Test
    void nothingAcknowledgedIsMissingAfterTheBrokerIsKilled() {
        try (EventLog brief = logAt(RealParts.bootstrapServers(), TIMEOUT, CAPACITY)) {
            // given
            TestTopic topic = metBy(brief);
            List<Append<ItemKey, RatingEvent>> facts = topic.facts(CAPACITY);
            brief.append(facts.getFirst()).block();
            Part broker = RealParts.stack().kafka();

            // when
            List<CompletableFuture<Position>> answers =
                    facts.stream().skip(1).map(brief::append).map(Mono::toFuture).toList();
            broker.kill();
            answers.forEach(answer -> answer.exceptionally(_ -> Position.EMPTY).join());
            broker.start();

            // then
            List<String> acknowledged =
                    IntStream.range(0, answers.size())
                            .filter(i -> !answers.get(i).isCompletedExceptionally())
                            .mapToObj(i -> facts.get(i + 1).event().id().toString())
                            .toList();
            assertThat(topic.records()).extracting(EventLogIT::id).containsAll(acknowledged);
        }
    }

    @Test
    void closingSendsWhatWaits() {
        // given
        EventLog closing = logAt(RealParts.bootstrapServers(), PATIENCE, CAPACITY);
        TestTopic topic = metBy(closing);
        List<Append<ItemKey, RatingEvent>> facts = topic.facts(500);
        List<CompletableFuture<Position>> answers =
                facts.stream().map(closing::append).map(Mono::toFuture).toList();

        // when
        closing.close();

        // then
        assertThat(answers).allMatch(CompletableFuture::isDone);
        assertThat(answers).noneMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(topic.records())
                .extracting(EventLogIT::id)
                .containsExactlyInAnyOrderElementsOf(ids(facts));
    }

    @Test
    void aClosedLogSaysSo() {
        // given
        EventLog closed = logAt(NOBODY, TIMEOUT, CAPACITY);
        closed.close();

        // when
        Mono<Position> append = closed.append(TestTopic.named().fact("item-1"));

        // then
        assertThatThrownBy(append::block)
                .isInstanceOf(NotAcknowledgedException.class)
                .hasMessage("the log is closed");
    }

    /** Of which the log knows all that a record takes, so that none waits for more than Kafka. */
    private static TestTopic metBy(EventLog log) {
        TestTopic topic = TestTopic.made();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> log.prepare(List.of(topic.fact("item-1"))));
        return topic;
    }

    private static EventLog logAt(String bootstrapServers, Duration timeout, int capacity) {
        return new KafkaAutoConfiguration()
                .eventLog(
                        RealParts.kafkaAt(bootstrapServers),
                        settings(timeout, capacity),
                        RealParts.serdes(),
                        new SimpleMeterRegistry());
    }

    private static EventLogSettings settings(Duration timeout, int capacity) {
        return new EventLogSettings(
                timeout,
                capacity,
                DataSize.ofMegabytes(8),
                DataSize.ofKilobytes(128),
                Duration.ZERO);
    }

    private static void fails(CompletableFuture<Position> answer) {
        assertThatThrownBy(answer::join).hasCauseInstanceOf(NotAcknowledgedException.class);
    }

    private static List<String> ids(List<Append<ItemKey, RatingEvent>> facts) {
        return facts.stream().map(fact -> fact.event().id().toString()).toList();
    }

    private static String id(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.headers().lastHeader("ce_id").value(), UTF_8);
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
