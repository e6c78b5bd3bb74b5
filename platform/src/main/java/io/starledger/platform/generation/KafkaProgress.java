package io.starledger.platform.generation;

import static java.util.stream.Collectors.toMap;

import io.starledger.platform.kafka.KafkaSettings;
import io.starledger.platform.position.Position;
import io.starledger.schemas.topics.Topic;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How far views have come that are made of several topics, one stage after the other, and so have
 * no one position. They have come to the log's end if each stage in its turn has read all that its
 * topics hold by then: it says so in the transaction in which it writes what it made of that.
 */
public final class KafkaProgress implements ViewProgress {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_POLLS = 5;
    private static final int FETCH_BYTES = 64 << 10;

    /** Of an offset that stands still, before it is asked what is behind it. */
    private static final int LOOKS = 5;

    private static final long LOOK_EVERY_NANOS = 20_000_000;

    private final Admin admin;
    private final KafkaSettings kafka;
    private final List<Stage> stages;

    /**
     * @param stages each behind those whose topics it reads; {@code ratings.events.v1} is read by
     *     one of them
     */
    public KafkaProgress(Admin admin, KafkaSettings kafka, List<Stage> stages) {
        this.admin = admin;
        this.kafka = kafka;
        this.stages = List.copyOf(stages);
    }

    /**
     * What reads some partitions.
     *
     * @param offsets asks for the next one to read of each, as far as it has any
     */
    public record Stage(Offsets offsets, List<TopicPartition> partitions) {
        public Stage {
            partitions = List.copyOf(partitions);
        }

        /** All partitions of {@code topics}. */
        public static Stage of(Offsets offsets, Collection<Topic<?, ?>> topics) {
            return new Stage(
                    offsets,
                    topics.stream()
                            .flatMap(topic -> partitions(topic.name(), topic.partitions()))
                            .toList());
        }

        /** Those of a topic that is none of the catalogue's. */
        public static Stage of(Offsets offsets, Collection<String> topics, int partitions) {
            return new Stage(
                    offsets,
                    topics.stream().flatMap(topic -> partitions(topic, partitions)).toList());
        }

        private static Stream<TopicPartition> partitions(String topic, int count) {
            return IntStream.range(0, count).mapToObj(number -> new TopicPartition(topic, number));
        }
    }

    /** Tells how far somebody has read. Blocks. */
    @FunctionalInterface
    public interface Offsets {
        Map<TopicPartition, Long> ask() throws Exception;
    }

    /** Those that {@code group} has committed. */
    public static Offsets committed(Admin admin, String group) {
        return () ->
                admin
                        .listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .entrySet()
                        .stream()
                        .filter(offset -> offset.getValue() != null)
                        .collect(toMap(Map.Entry::getKey, offset -> offset.getValue().offset()));
    }

    /** As far as the stage has come that reads the log; the later ones follow within a moment. */
    @Override
    public Mono<Position> position() {
        return Mono.fromCallable(this::readOfTheLog).subscribeOn(Schedulers.boundedElastic());
    }

    /** All views have what the other topics held when this was asked, too. */
    @Override
    public Mono<Void> reached(Position position) {
        return Mono.<Void>fromCallable(
                        () -> {
                            for (Stage stage : stages) {
                                await(stage, position);
                            }
                            return null;
                        })
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Position readOfTheLog() throws Exception {
        Map<Integer, Long> read = new HashMap<>();
        for (Stage stage : stages) {
            if (stage.partitions().stream().anyMatch(KafkaProgress::isOfTheLog)) {
                stage.offsets()
                        .ask()
                        .forEach(
                                (partition, next) -> {
                                    if (isOfTheLog(partition) && next > 0) {
                                        read.put(partition.partition(), next - 1);
                                    }
                                });
            }
        }
        return new Position(read);
    }

    private void await(Stage stage, Position position) throws Exception {
        Map<TopicPartition, Long> ends = ends(stage, position);
        Map<TopicPartition, Long> known = Map.of();
        for (int still = 0; ; still++) {
            Map<TopicPartition, Long> next = stage.offsets().ask();
            Map<TopicPartition, Long> behind = behind(next, ends);
            if (behind.isEmpty()) {
                return;
            }
            if (!next.equals(known)) {
                still = 0;
            } else if (still >= LOOKS && isNothingIn(behind, ends)) {
                return;
            }
            known = next;
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /** Also of what is not committed: what a stage before has written may wait for its mark. */
    private Map<TopicPartition, Long> ends(Stage stage, Position position)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(
                        stage.partitions().stream()
                                .filter(partition -> !isOfTheLog(partition))
                                .collect(toMap(it -> it, _ -> OffsetSpec.latest())))
                .all()
                .get()
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        for (TopicPartition partition : stage.partitions()) {
            Long last = position.offsets().get(partition.partition());
            if (isOfTheLog(partition) && last != null) {
                ends.put(partition, last + 1);
            }
        }
        return ends;
    }

    private static Map<TopicPartition, Long> behind(
            Map<TopicPartition, Long> next, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> behind = new HashMap<>();
        ends.forEach(
                (partition, end) -> {
                    long from = next.getOrDefault(partition, 0L);
                    if (from < end) {
                        behind.put(partition, from);
                    }
                });
        return behind;
    }

    /**
     * A topic that transactions write ends with no record, but with what says of the last one
     * whether it holds; nobody commits having read that.
     */
    private boolean isNothingIn(Map<TopicPartition, Long> froms, Map<TopicPartition, Long> ends) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(froms.keySet());
            froms.forEach(consumer::seek);
            for (int polls = 0; polls < MOST_POLLS; polls++) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    TopicPartition partition =
                            new TopicPartition(record.topic(), record.partition());
                    if (record.offset() < ends.getOrDefault(partition, 0L)) {
                        return false;
                    }
                }
                if (froms.keySet().stream()
                        .allMatch(it -> consumer.position(it) >= ends.getOrDefault(it, 0L))) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean isOfTheLog(TopicPartition partition) {
        return partition.topic().equals(Topics.RATING_EVENTS.name());
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> config = kafka.clientConfig();
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "starledger-progress");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        return new KafkaConsumer<>(
                config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
