package io.starledger.platform.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.telemetry.Metric;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Keeps a record that cannot be read or written: its bytes as they were, and why and whence in the
 * headers Kafka Streams uses for its own dead letters (KIP-1034), so that all dead letters have one
 * shape.
 */
final class DeadLetters implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final int TIMEOUT_SECONDS = 10;

    private final Producer<byte[], byte[]> producer;
    private final MeterRegistry metrics;

    DeadLetters(Producer<byte[], byte[]> producer, MeterRegistry metrics) {
        this.producer = producer;
        this.metrics = metrics;
    }

    /** Returns once the dead letter is acknowledged. */
    void bury(ConsumerRecord<byte[], byte[]> record, String deadLetterTopic, Exception cause) {
        log.atWarn()
                .setCause(cause)
                .log(
                        "dead letter from {}-{}@{}",
                        record.topic(),
                        record.partition(),
                        record.offset());
        Headers headers = new RecordHeaders(record.headers().toArray());
        add(headers, "exception", cause.getClass().getName());
        add(headers, "message", String.valueOf(cause.getMessage()));
        add(headers, "topic", record.topic());
        add(headers, "partition", Integer.toString(record.partition()));
        add(headers, "offset", Long.toString(record.offset()));
        var letter =
                new ProducerRecord<>(
                        deadLetterTopic,
                        record.partition(),
                        record.timestamp(),
                        record.key(),
                        record.value(),
                        headers);
        try {
            producer.send(letter).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            Metric.DEAD_LETTERS_BURIED.counter(metrics, record.topic()).increment();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted before a dead letter was kept", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("a dead letter was not kept", e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(TIMEOUT_SECONDS));
    }

    private static void add(Headers headers, String name, String value) {
        headers.add("__streams.errors." + name, value.getBytes(UTF_8));
    }
}
