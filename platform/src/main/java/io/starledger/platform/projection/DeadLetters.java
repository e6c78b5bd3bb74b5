package io.starledger.platform.projection;

import io.starledger.platform.burial.Birth;
import io.starledger.platform.burial.Burial;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Keeps a record that cannot be read or written. */
final class DeadLetters implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 10;

    private final Producer<byte[], byte[]> producer;
    private final Burial burial;
    private final Birth birth;

    DeadLetters(Producer<byte[], byte[]> producer, Burial burial, Birth birth) {
        this.producer = producer;
        this.burial = burial;
        this.birth = birth;
    }

    /** Returns once the dead letter is acknowledged, at once if others have buried it. */
    void bury(ConsumerRecord<byte[], byte[]> record, String deadLetterTopic, Exception cause) {
        if (birth.isAfter(record.topic(), record.partition(), record.offset())) {
            return;
        }
        try {
            producer.send(burial.letter(record, deadLetterTopic, cause))
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            burial.count(record.topic());
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
}
