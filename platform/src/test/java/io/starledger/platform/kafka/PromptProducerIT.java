package io.starledger.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.starledger.embedded.Part;
import io.starledger.platform.RealParts;
import io.starledger.platform.TestTopic;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

final class PromptProducerIT {
    /** Sooner than who may wait gives up. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private static final int RECORD_BYTES = 10_000;
    private static final int ROOM = 10;

    private final TestTopic topic = TestTopic.made();
    @AutoClose private final PromptProducer producer = new PromptProducer(kafkaProducer());

    /** By way of another topic, so that the topic is all that has to be waited for. */
    @BeforeEach
    void meetTheBroker() {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> producer.meet(topic.topic().deadLetters()));
    }

    @Test
    void aTopicThatIsNotMetYetIsNotWaitedFor() {
        // given
        AtomicInteger heard = new AtomicInteger();

        // when
        long begun = System.nanoTime();
        boolean sent = producer.offer(message(), (_, _) -> heard.incrementAndGet());

        // then
        assertThat(since(begun)).isLessThan(AT_ONCE);
        assertThat(sent).isFalse();
        assertThat(heard).hasValue(0);
    }

    @Test
    void whoMayWaitMeetsItAndSends() {
        // given
        CompletableFuture<Long> offset = new CompletableFuture<>();

        // when
        producer.send(message(), (metadata, _) -> offset.complete(metadata.offset()));

        // then
        assertThat(offset.join()).isZero();
        assertThat(topic.records()).hasSize(1);
    }

    @Test
    void roomIsNotWaitedForEitherAndNotForever() {
        // given
        producer.meet(topic.topic().name());
        Part broker = RealParts.stack().kafka();
        AtomicInteger heard = new AtomicInteger();
        Callback count = (_, _) -> heard.incrementAndGet();
        broker.freeze();
        try {
            // when
            long begun = System.nanoTime();
            int sent = 0;
            while (sent <= ROOM && producer.offer(message(), count)) {
                sent++;
            }

            // then
            assertThat(since(begun)).isLessThan(AT_ONCE);
            assertThat(sent).isBetween(1, ROOM - 1);
            assertThat(heard).hasValue(0);
            assertThatThrownBy(() -> producer.send(message(), count))
                    .isInstanceOf(TimeoutException.class);
            assertThat(heard).hasValue(0);
        } finally {
            broker.thaw();
        }
    }

    private ProducerRecord<byte[], byte[]> message() {
        return new ProducerRecord<>(topic.topic().name(), new byte[RECORD_BYTES]);
    }

    private static KafkaProducer<byte[], byte[]> kafkaProducer() {
        Map<String, Object> config = new HashMap<>(PromptProducer.SETTINGS);
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, RealParts.bootstrapServers());
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, RECORD_BYTES);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) ROOM * RECORD_BYTES);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
