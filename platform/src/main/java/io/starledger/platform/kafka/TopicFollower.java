package io.starledger.platform.kafka;

import io.starledger.schemas.topics.Topic;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * Reads all partitions of a topic, in no group, for an instance that needs all of them. It starts
 * once it has read what was there at that moment, which is before the service listens, and goes on
 * until it is stopped: no fault ends it.
 */
public final class TopicFollower implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(TopicFollower.class);
    private static final int AFTER_TOPICS = Integer.MIN_VALUE + 1;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
    private static final long MEASURE_NS = 1_000_000_000;
    private static final long UNKNOWN = Long.MAX_VALUE;
    private static final long PAUSE_MS = 500;
    private static final long STOP_MS = 5_000;

    private final Following following;
    private final Intake intake;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private volatile long lag = UNKNOWN;
    private long measuredAt = System.nanoTime() - MEASURE_NS;

    /**
     * What is followed.
     *
     * @param startLimit within which what is there has to be read
     * @param lookBack how many records of each partition are read of what is there
     */
    public record Following(
            KafkaSettings kafka, Topic<?, ?> topic, Duration startLimit, long lookBack) {
        /** Of {@link #lookBack}: all there are. */
        public static final long WHOLE = Long.MAX_VALUE;
    }

    /** Takes records, those of one partition in their order, on one thread. */
    public interface Intake extends AutoCloseable {

        /** Throws {@link KafkaException} if it has to be taken again, after a pause. */
        void take(ConsumerRecord<byte[], byte[]> record);

        @Override
        void close();
    }

    public TopicFollower(Following following, Intake intake) {
        this.following = following;
        this.intake = intake;
    }

    @Override
    public void start() {
        CompletableFuture<Void> held = new CompletableFuture<>();
        thread =
                Thread.ofPlatform()
                        .name("follower-of-" + following.topic().name())
                        .daemon()
                        .start(() -> follow(held));
        try {
            held.get(following.startLimit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a topic was read", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "expected to read %s within %s but %,d records are left"
                            .formatted(following.topic().name(), following.startLimit(), lag),
                    e);
        }
    }

    @Override
    public void stop() {
        Thread running = thread;
        stopped.countDown();
        if (running != null) {
            try {
                running.join(STOP_MS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return AFTER_TOPICS;
    }

    /**
     * Records that are not read yet, as of a second ago; the greatest number there is while nobody
     * knows, which is until they are held, and while Kafka does not answer.
     */
    public long lag() {
        return lag;
    }

    private void follow(CompletableFuture<Void> held) {
        try (intake;
                KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions =
                    IntStream.range(0, following.topic().partitions())
                            .mapToObj(
                                    number -> new TopicPartition(following.topic().name(), number))
                            .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            ends.forEach(
                    (partition, end) ->
                            consumer.seek(partition, Math.max(0, end - following.lookBack())));
            while (stopped.getCount() > 0) {
                read(consumer);
                if (!held.isDone() && hasRead(consumer, ends)) {
                    held.complete(null);
                }
            }
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("{} is not followed any more", following.topic().name());
            held.completeExceptionally(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lag = UNKNOWN;
        }
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer) throws InterruptedException {
        try {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (TopicPartition partition : records.partitions()) {
                take(records.records(partition), consumer);
            }
            measure(consumer);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            pause(e);
        }
    }

    /** What a fault that passes kept from being read is read again. */
    private void take(
            List<ConsumerRecord<byte[], byte[]>> records, KafkaConsumer<byte[], byte[]> consumer)
            throws InterruptedException {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                intake.take(record);
            } catch (KafkaException e) {
                consumer.seek(
                        new TopicPartition(record.topic(), record.partition()), record.offset());
                pause(e);
                return;
            }
        }
    }

    private void pause(KafkaException e) throws InterruptedException {
        log.atWarn().setCause(e).log("cannot read {} now", following.topic().name());
        lag = UNKNOWN;
        boolean _ = stopped.await(PAUSE_MS, TimeUnit.MILLISECONDS);
    }

    /** Asks, since a consumer that reaches nobody polls in vain and believes what it knew last. */
    private void measure(KafkaConsumer<byte[], byte[]> consumer) {
        if (System.nanoTime() - measuredAt < MEASURE_NS) {
            return;
        }
        try {
            long behind = 0;
            for (Map.Entry<TopicPartition, Long> end :
                    consumer.endOffsets(consumer.assignment(), ANSWER_LIMIT).entrySet()) {
                behind += end.getValue() - consumer.position(end.getKey(), ANSWER_LIMIT);
            }
            lag = behind;
        } catch (RetriableException e) {
            if (lag != UNKNOWN) {
                log.atWarn()
                        .setCause(e)
                        .log(
                                "cannot tell how much of {} is not read yet",
                                following.topic().name());
            }
            lag = UNKNOWN;
        } finally {
            measuredAt = System.nanoTime();
        }
    }

    private static boolean hasRead(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> config = following.kafka().clientConfig();
        config.put(
                ConsumerConfig.CLIENT_ID_CONFIG,
                "starledger-follower-of-" + following.topic().name());
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(
                config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
