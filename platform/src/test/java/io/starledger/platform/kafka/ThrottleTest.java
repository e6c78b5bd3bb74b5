package io.starledger.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.starledger.platform.kafka.Throttle.Interceptor;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;

class ThrottleTest {
    private static final TopicPartition PARTITION = new TopicPartition("in.v1", 0);

    @Test
    void whatTheConsumersOfAGroupPollTogetherIsAllowedAtItsPace() {
        // given
        long start = System.nanoTime();
        Throttle throttle = new Throttle(1_000L);

        // when
        poll(throttle, 70);
        poll(throttle, 80);

        // then
        assertThat(System.nanoTime() - start).isGreaterThan(Duration.ofMillis(140).toNanos());
    }

    @Test
    void nobodyWaitsOnceItIsLifted() {
        // given
        Throttle throttle = new Throttle(1_000L);

        // when
        throttle.lift();

        // then
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> poll(throttle, 1_000_000));
    }

    /** By a consumer of its own. */
    private static void poll(Throttle throttle, int count) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(
                        PARTITION.topic(), PARTITION.partition(), 0, new byte[0], new byte[0]);
        ConsumerRecords<byte[], byte[]> records =
                new ConsumerRecords<>(
                        Map.of(PARTITION, Collections.nCopies(count, record)), Map.of());
        try (Interceptor consumer = new Interceptor()) {
            consumer.configure(Map.of(Interceptor.THROTTLE, throttle));
            assertThat(consumer.onConsume(records)).isSameAs(records);
        }
    }
}
