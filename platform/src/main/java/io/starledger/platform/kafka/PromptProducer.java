package io.starledger.platform.kafka;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * A producer whose {@code send} never waits, for a topic it has not met or for room in its buffer,
 * but says that it would have to. Who may wait asks again.
 */
final class PromptProducer implements AutoCloseable {
    /** What the producer has to be made with. */
    static final Map<String, Object> SETTINGS = Map.of(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(2);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;

    PromptProducer(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** Whether it was sent; if not, {@code then} hears nothing. */
    boolean offer(ProducerRecord<byte[], byte[]> message, Callback then) {
        Attempt attempt = new Attempt(then);
        Future<?> _ = producer.send(message, attempt);
        attempt.isMade = true;
        return !attempt.wouldWait;
    }

    /** Waits for up to a second; throws {@link TimeoutException} if that was not enough. */
    void send(ProducerRecord<byte[], byte[]> message, Callback then) {
        long begun = System.nanoTime();
        while (!offer(message, then)) {
            pause(begun);
        }
    }

    /** Returns once the topic is known; waits and throws as {@link #send} does. */
    void meet(String topic) {
        long begun = System.nanoTime();
        while (!isMet(topic)) {
            pause(begun);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }

    private boolean isMet(String topic) {
        try {
            producer.partitionsFor(topic);
            return true;
        } catch (TimeoutException _) {
            return false;
        }
    }

    private static void pause(long begun) {
        if (System.nanoTime() - begun > PATIENCE.toNanos()) {
            throw new TimeoutException("expected Kafka to take a record within " + PATIENCE);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptException("interrupted while a record waited");
        }
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    /**
     * The producer tells on the caller's own thread, within the call, that it would have to wait.
     */
    private static final class Attempt implements Callback {
        private final Callback then;
        private final Thread caller = Thread.currentThread();
        private boolean isMade;
        private boolean wouldWait;

        Attempt(Callback then) {
            this.then = then;
        }

        @Override
        public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
            if (failure instanceof TimeoutException
                    && Thread.currentThread().equals(caller)
                    && !isMade) {
                wouldWait = true;
            } else {
                then.onCompletion(metadata, failure);
            }
        }
    }
}
