package io.starledger.platform.deadletters;

import io.starledger.platform.burial.LetterHeader;
import io.starledger.platform.burial.Origin;
import io.starledger.platform.kafka.KafkaSettings;
import io.starledger.schemas.topics.Topic;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessResourceException;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * The letters that nobody has decided on, by their origin. It reads on from where it stopped, so
 * that the first reading is the long one. Safe for use by many threads, one at a time; blocks.
 */
public final class KafkaLetters implements AutoCloseable {
    /** Held in memory; of more, the oldest of each partition. */
    static final int MOST = 50_000;

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final List<TopicPartition> SHELVES =
            Topics.all().stream().flatMap(topic -> shelvesOf(topic).stream()).toList();

    private final KafkaSettings kafka;
    private final Admin admin;
    private final Map<Origin, Letter> open = new LinkedHashMap<>();
    private @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private boolean overflowed;
    private volatile Map<String, Long> counts = Map.of();

    /**
     * What there is.
     *
     * @param complete whether that is all
     */
    public record Found(List<Letter> letters, boolean complete) {}

    public KafkaLetters(KafkaSettings kafka, Admin admin) {
        this.kafka = kafka;
        this.admin = admin;
    }

    /**
     * All that are open now, decisions included whose transaction ended before the call; throws
     * {@link TransientDataAccessResourceException} if that cannot be told in time.
     */
    public synchronized Found read() {
        try {
            KafkaConsumer<byte[], byte[]> reading = consumer == null ? connect() : consumer;
            if (overflowed && open.size() < MOST) {
                startAgain(reading);
            }
            readTo(ends(), reading);
            Map<TopicPartition, Long> kept =
                    offsets(OffsetSpec.earliest(), IsolationLevel.READ_COMMITTED);
            open.values().removeIf(it -> it.offset() < kept.getOrDefault(it.shelf(), 0L));
        } catch (KafkaException e) {
            throw away(e);
        }
        Map<String, Long> counted = new HashMap<>();
        open.values().forEach(it -> counted.merge(it.shelf().topic(), 1L, Long::sum));
        counts = Map.copyOf(counted);
        return new Found(List.copyOf(open.values()), !overflowed);
    }

    /** How many letters of a topic were open when they were read last. */
    long count(Topic<?, ?> topic) {
        return counts.getOrDefault(topic.deadLetters(), 0L);
    }

    @Override
    public synchronized void close() {
        if (consumer != null) {
            consumer.close();
        }
    }

    private KafkaConsumer<byte[], byte[]> connect() {
        Map<String, Object> config = kafka.clientConfig();
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "starledger-dead-letters");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis());
        KafkaConsumer<byte[], byte[]> connected =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        connected.assign(SHELVES);
        startAgain(connected);
        consumer = connected;
        return connected;
    }

    private void startAgain(KafkaConsumer<byte[], byte[]> reading) {
        open.clear();
        overflowed = false;
        reading.seekToBeginning(SHELVES);
    }

    /**
     * Past every open transaction: a decision may stand behind a letter whose own transaction has
     * not ended, and must not be missed.
     */
    private Map<TopicPartition, Long> ends() {
        return offsets(OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
    }

    private void readTo(Map<TopicPartition, Long> ends, KafkaConsumer<byte[], byte[]> reading) {
        long begun = System.nanoTime();
        while (ends.entrySet().stream()
                .anyMatch(end -> reading.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() - begun > LIMIT.toNanos()) {
                throw away(new TimeoutException("dead letters are not read within " + LIMIT));
            }
            reading.poll(POLL).forEach(this::take);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Letter letter = Letter.of(record);
        if (LetterHeader.DECISION.in(record.headers()) != null) {
            open.remove(letter.origin());
        } else if (open.containsKey(letter.origin()) || open.size() < MOST) {
            open.merge(letter.origin(), letter, Letter::and);
        } else {
            overflowed = true;
        }
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec which, IsolationLevel isolation) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        SHELVES.forEach(shelf -> wanted.put(shelf, which));
        try {
            Map<TopicPartition, ListOffsetsResultInfo> found =
                    admin.listOffsets(wanted, new ListOffsetsOptions(isolation))
                            .all()
                            .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            Map<TopicPartition, Long> offsets = new HashMap<>();
            found.forEach((shelf, info) -> offsets.put(shelf, info.offset()));
            return offsets;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away(e);
        } catch (ExecutionException | TimeoutException e) {
            throw away(e);
        }
    }

    private static TransientDataAccessResourceException away(Exception e) {
        return new TransientDataAccessResourceException("cannot read the dead letters", e);
    }

    private static List<TopicPartition> shelvesOf(Topic<?, ?> topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(number -> new TopicPartition(topic.deadLetters(), number))
                .toList();
    }
}
