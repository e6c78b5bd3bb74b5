package io.starledger.cli.verify;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads what is committed, partition by partition, from the beginning to a given end. */
final class LogReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration STANDSTILL = Duration.ofSeconds(30);
    private static final int ANSWER_MS = 10_000;

    /**
     * The broker holds a fetch at the end of one partition so long, and with it that of the next.
     */
    private static final int AT_THE_END_MS = 10;

    private final KafkaConsumer<byte[], byte[]> consumer;

    LogReader(String bootstrapServers) {
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ConsumerConfig.CLIENT_ID_CONFIG,
                                "starledger-verify",
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed",
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                                AT_THE_END_MS,
                                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                ANSWER_MS),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
    }

    /** Where the topic ends now. */
    LogEnd endOf(String topic) {
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        Map<Integer, Long> ends = new HashMap<>();
        consumer.endOffsets(partitions)
                .forEach((partition, end) -> ends.put(partition.partition(), end));
        return new LogEnd(ends);
    }

    /** Every record before {@code end}, in the order of the log. */
    void read(
            TopicPartition partition, LogEnd end, Consumer<ConsumerRecord<byte[], byte[]>> action) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long last = end.of(partition.partition());
        long progress = System.nanoTime();
        while (consumer.position(partition) < last) {
            if (System.nanoTime() - progress > STANDSTILL.toNanos()) {
                throw new StoreUnreadableException(
                        "Kafka",
                        new TimeoutException(
                                "no record of %s in %s".formatted(partition, STANDSTILL)));
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
                progress = System.nanoTime();
                if (record.offset() < last) {
                    action.accept(record);
                }
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
