package io.starledger.platform.streams;

import io.github.bucket4j.Bucket;

import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;

/** Lets the topologies of one context read so many records a second, all together. */
public final class Throttle {
    /** With fewer, a transaction would outlive its timeout while a poll's records are awaited. */
    public static final long LEAST = 1_000;

    private volatile @Nullable Bucket bucket;

    /** Null for no limit. */
    public Throttle(@Nullable Long recordsPerSecond) {
        this.bucket = recordsPerSecond == null ? null : bucket(recordsPerSecond);
    }

    /** For good. */
    public void lift() {
        bucket = null;
    }

    private void pass(int records) {
        Bucket limit = bucket;
        if (limit == null || records == 0) {
            return;
        }
        try {
            limit.asBlocking().consume(records);
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

    /** Takes part in a topology's consumer, which finds the throttle in its settings. */
    public static final class Interceptor implements ConsumerInterceptor<byte[], byte[]> {
        /** Under which the settings have the throttle. */
        static final String THROTTLE = "starledger.throttle";

        private @Nullable Throttle throttle;

        @Override
        public void configure(Map<String, ?> settings) {
            throttle = settings.get(THROTTLE) instanceof Throttle given ? given : null;
        }

        @Override
        public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
            Throttle known = throttle;
            if (known != null) {
                known.pass(records.count());
            }
            return records;
        }

        @Override
        public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

        @Override
        public void close() {}
    }
}
