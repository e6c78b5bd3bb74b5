package io.starledger.platform.deadletters;

import io.starledger.platform.kafka.KafkaSettings;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessResourceException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads single records by their place; quickest in the order of the log. One thread; blocks. */
final class KafkaRecordReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int FETCH_BYTES = 64 << 10;

    private final KafkaConsumer<byte[], byte[]> consumer;

    KafkaRecordReader(KafkaSettings kafka) {
        Map<String, Object> config = kafka.clientConfig();
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "starledger-dead-letter-records");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        this.consumer =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Null if there is none any more. */
    @Nullable ConsumerRecord<byte[], byte[]> at(TopicPartition partition, long offset) {
        boolean elsewhere = !consumer.assignment().equals(Set.of(partition));
        if (elsewhere) {
            consumer.assign(List.of(partition));
        }
        if (elsewhere || consumer.position(partition) != offset) {
            consumer.seek(partition, offset);
        }
        long begun = System.nanoTime();
        try {
            while (System.nanoTime() - begun < LIMIT.toNanos()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    return record.offset() == offset ? record : null;
                }
            }
        } catch (OffsetOutOfRangeException _) {
            return null;
        }
        throw new TransientDataAccessResourceException(
                "no record of %s at %d within %s".formatted(partition, offset, LIMIT));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
