package io.starledger.platform.kafka;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import io.github.bucket4j.Bucket;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lets each consumer group of one context read so many records of each topic a second. */
public final class Throttle {
    /** With fewer, a transaction would outlive its timeout while a poll's records are awaited. */
    public static final long LEAST = 250;

    private final Map<Reading, Bucket> buckets = new ConcurrentHashMap<>();
    private volatile @Nullable Long recordsPerSecond;

    private record Reading(String group, String topic) {}

    /** Null for no limit. */
    public Throttle(@Nullable Long recordsPerSecond) {
        this.recordsPerSecond = recordsPerSecond;
    }

    /** For good. */
    public void lift() {
        recordsPerSecond = null;
    }

    /** What a consumer is configured with, for its interceptor to find the throttle. */
    public Map<String, Object> consumerSettings() {
        return Map.of(
                ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG,
                Interceptor.class.getName(),
                Interceptor.THROTTLE,
                this);
    }

    private void pass(String group, ConsumerRecords<?, ?> records) {
        Long limit = recordsPerSecond;
        if (limit == null) {
            return;
        }
        records.partitions().stream()
                .collect(
                        groupingBy(
                                partition -> new Reading(group, partition.topic()),
                                summingLong(partition -> records.records(partition).size())))
                .forEach((reading, count) -> await(reading, count, limit));
    }

    private void await(Reading reading, long records, long limit) {
        try {
            buckets.computeIfAbsent(reading, _ -> bucket(limit)).asBlocking().consume(records);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Bucket bucket(long recordsPerSecond) {
        return Bucket.builder()
                .addLimit(
                        limit ->
                                limit.capacity(recordsPerSecond)
                                        .refillGreedy(recordsPerSecond, Duration.ofSeconds(1))
                                        .initialTokens(0))
                .build();
    }

    /** Takes part in a consumer, and finds the throttle in its settings. */
    public static final class Interceptor implements ConsumerInterceptor<byte[], byte[]> {
        /** Under which the settings have the throttle. */
        static final String THROTTLE = "starledger.throttle";

        private @Nullable Throttle throttle;
        private String group = "";

        @Override
        public void configure(Map<String, ?> settings) {
            throttle = settings.get(THROTTLE) instanceof Throttle given ? given : null;
            group = String.valueOf(settings.get(ConsumerConfig.GROUP_ID_CONFIG));
        }

        @Override
        public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
            Throttle known = throttle;
            if (known != null) {
                known.pass(group, records);
            }
            return records;
        }

        @Override
        public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

        @Override
        public void close() {}
    }
}
