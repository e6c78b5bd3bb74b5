package io.starledger.platform.kafka;

import io.starledger.platform.position.Position;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

import reactor.core.publisher.MonoSink;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the acknowledgements of one append; the first failure fails it whole. */
final class Acknowledgements implements Callback {
    private final MonoSink<Position> sink;
    private final AtomicInteger missing;
    private final Map<Integer, Long> offsets = new ConcurrentHashMap<>(2);
    private final long deadline;

    Acknowledgements(int expected, Duration timeout, MonoSink<Position> sink) {
        this.sink = sink;
        this.missing = new AtomicInteger(expected);
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    boolean isTooLate() {
        return System.nanoTime() - deadline > 0;
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure != null || metadata == null) {
            sink.error(new NotAcknowledgedException("Kafka refused or lost the record", failure));
            return;
        }
        offsets.merge(metadata.partition(), metadata.offset(), Math::max);
        if (missing.decrementAndGet() == 0) {
            sink.success(new Position(offsets));
        }
    }
}
