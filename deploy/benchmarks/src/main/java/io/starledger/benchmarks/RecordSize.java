package io.starledger.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Bytes of one record as a producer is given it, before compression. */
record RecordSize(int key, int value, int headers) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(500);

    /** Of the first record found in {@code topic}. */
    static RecordSize in(String topic, String bootstrapServers) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < deadline) {
                var records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    return of(records.iterator().next());
                }
            }
        }
        throw new IllegalStateException("expected a record in " + topic);
    }

    private static RecordSize of(ConsumerRecord<byte[], byte[]> record) {
        int headers =
                StreamSupport.stream(record.headers().spliterator(), false)
                        .mapToInt(h -> h.key().getBytes(UTF_8).length + h.value().length)
                        .sum();
        return new RecordSize(record.key().length, record.value().length, headers);
    }

    int total() {
        return key + value + headers;
    }

    @Override
    public String toString() {
        return "%d bytes (key %d, value %d, headers %d)".formatted(total(), key, value, headers);
    }
}
