package io.starledger.platform.kafka;

import io.starledger.platform.position.Position;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

import reactor.core.publisher.MonoSink;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One append on its way: what is to be sent, and how much of it is acknowledged. The first failure
 * fails it whole. Once it has ended, nothing of its caller is held any more.
 */
final class Acknowledgements implements Callback {
    private static final long NONE = -1;

    private volatile List<? extends Append<?, ?>> records;
    private final long started;
    private final OffsetListener listener;
    private final LogMetrics metrics;
    private final Runnable whenEnded;
    private final AtomicReference<@Nullable MonoSink<Position>> caller;
    private final AtomicInteger missing;
    private long[] offsets = {};

    Acknowledgements(
            List<? extends Append<?, ?>> records,
            OffsetListener listener,
            MonoSink<Position> caller,
            LogMetrics metrics,
            Runnable whenEnded) {
        this.records = records;
        this.listener = listener;
        this.started = System.nanoTime();
        this.metrics = metrics;
        this.whenEnded = whenEnded;
        this.caller = new AtomicReference<>(caller);
        this.missing = new AtomicInteger(records.size());
    }

    List<? extends Append<?, ?>> records() {
        return records;
    }

    long ageNanos() {
        return System.nanoTime() - started;
    }

    boolean hasEnded() {
        return caller.get() == null;
    }

    void fail(LogMetrics.Failure reason, NotAcknowledgedException failure) {
        MonoSink<Position> waiting = end();
        if (waiting != null) {
            metrics.failed(reason);
            waiting.error(failure);
        }
    }

    /** Successes come from the producer's one thread, so that offsets need no lock. */
    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure != null || metadata == null) {
            fail(
                    LogMetrics.Failure.KAFKA,
                    new NotAcknowledgedException("Kafka refused or lost the record", failure));
            return;
        }
        listener.acknowledged(metadata.partition(), metadata.offset());
        keepGreater(metadata.partition(), metadata.offset());
        if (missing.decrementAndGet() == 0) {
            MonoSink<Position> waiting = end();
            if (waiting != null) {
                metrics.acknowledged(ageNanos());
                waiting.success(position());
            }
        }
    }

    private @Nullable MonoSink<Position> end() {
        records = List.of();
        MonoSink<Position> waiting = caller.getAndSet(null);
        if (waiting != null) {
            whenEnded.run();
        }
        return waiting;
    }

    private void keepGreater(int partition, long offset) {
        if (partition >= offsets.length) {
            int before = offsets.length;
            offsets = Arrays.copyOf(offsets, partition + 1);
            Arrays.fill(offsets, before, offsets.length, NONE);
        }
        offsets[partition] = Math.max(offsets[partition], offset);
    }

    private Position position() {
        Map<Integer, Long> greatest = new HashMap<>();
        for (int partition = 0; partition < offsets.length; partition++) {
            if (offsets[partition] != NONE) {
                greatest.put(partition, offsets[partition]);
            }
        }
        return new Position(greatest);
    }
}
