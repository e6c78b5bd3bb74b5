package io.starledger.platform.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.position.Position;
import io.starledger.schemas.ids.RecordKey;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topic;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Appends facts to topics and answers when {@code acks=all} have come back.
 *
 * <p>One thread of its own sends, in the order of the calls, because {@code KafkaProducer.send} may
 * block on metadata and on a full buffer; the caller's thread never does. Whatever does not come
 * back within the acknowledgement timeout, and whatever finds the queue full, ends in {@link
 * NotAcknowledgedException}. An append that waited in the queue beyond its timeout is not sent any
 * more.
 */
public final class EventLog implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EventLog.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;
    private final Serdes serdes;
    private final LogMetrics metrics;
    private final Duration timeout;
    private final Deadlines deadlines;
    private final ThreadPoolExecutor sender;
    private final SharedHeaders headers = new SharedHeaders();
    private final Map<String, Serializer<?>> serializers = new ConcurrentHashMap<>();

    public EventLog(
            Producer<byte[], byte[]> producer,
            Serdes serdes,
            EventLogSettings settings,
            MeterRegistry metrics) {
        this.producer = producer;
        this.serdes = serdes;
        this.metrics = new LogMetrics(metrics);
        this.timeout = settings.acknowledgementTimeout();
        this.deadlines = new Deadlines(timeout);
        this.sender =
                new ThreadPoolExecutor(
                        1,
                        1,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(settings.queueCapacity()),
                        Thread.ofPlatform().name("event-log-sender").daemon().factory(),
                        EventLog::refuse);
    }

    /**
     * Appends all {@code records} in their order. The answer comes on the producer's own thread,
     * which nothing may block.
     *
     * @return the greatest offset per partition, once every record is acknowledged; {@link
     *     NotAcknowledgedException} if one of them was not, in which case any of them may still be
     *     in the log
     */
    public Mono<Position> append(List<? extends Append<?, ?>> records) {
        return records.isEmpty()
                ? Mono.just(Position.EMPTY)
                : Mono.create(caller -> enqueue(new Acknowledgements(records, caller, metrics)));
    }

    /** Appends one record; as {@link #append(List)}. */
    public Mono<Position> append(Append<?, ?> one) {
        return append(List.of(one));
    }

    /**
     * Learns all that appending records like these takes, and appends nothing: the first caller
     * need not wait for it. Blocks, and fails if Kafka or the registry is away.
     */
    public void prepare(List<? extends Append<?, ?>> examples) {
        try {
            sender.submit(() -> examples.forEach(this::prepare)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("expected to prepare the log", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the log was prepared", e);
        }
    }

    /**
     * Sends what waits, and returns when all of it is acknowledged or has failed; takes no longer
     * than the acknowledgement timeout and a few seconds.
     */
    @Override
    public void close() {
        sender.shutdown();
        if (!isDone(timeout.plus(CLOSE_TIMEOUT))) {
            sender.shutdownNow();
        }
        producer.close(CLOSE_TIMEOUT);
        deadlines.close();
        serializers.values().forEach(Serializer::close);
    }

    /** The default describes the pool, for which it waits for its lock. */
    private static void refuse(Runnable task, ThreadPoolExecutor sender) {
        throw new RejectedExecutionException("no room for another append");
    }

    private boolean isDone(Duration limit) {
        try {
            return sender.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void enqueue(Acknowledgements append) {
        try {
            sender.execute(() -> sendAll(append));
            deadlines.watch(append);
        } catch (RejectedExecutionException e) {
            append.fail(
                    LogMetrics.Failure.REFUSED,
                    new NotAcknowledgedException(
                            sender.isShutdown() ? "the log is closed" : "the queue is full", e));
        }
    }

    private void prepare(Append<?, ?> example) {
        producer.partitionsFor(example.topic().name());
        toRecord(example);
    }

    private void sendAll(Acknowledgements append) {
        if (append.hasEnded() || deadlines.isLate(append)) {
            return;
        }
        for (Append<?, ?> one : append.records()) {
            if (append.hasEnded()) { // what follows a record that failed must not overtake it
                return;
            }
            try {
                Future<?> _ = producer.send(toRecord(one), append);
            } catch (KafkaException e) {
                append.onCompletion(null, e);
                return;
            } catch (RuntimeException e) {
                log.atError().setCause(e).log("cannot send to {}", one.topic().name());
                append.onCompletion(null, e);
                return;
            }
        }
    }

    private <K extends RecordKey, V extends SpecificRecord> ProducerRecord<byte[], byte[]> toRecord(
            Append<K, V> one) {
        String topic = one.topic().name();
        return new ProducerRecord<>(
                topic,
                null,
                one.event().time().toEpochMilli(),
                Serdes.keyOf(one.topic()).serializer().serialize(topic, one.key()),
                serializer(one.topic()).serialize(topic, one.value()),
                headers.of(one.event()));
    }

    @SuppressWarnings("unchecked") // the map holds for each topic the serializer made for it
    private <V extends SpecificRecord> Serializer<V> serializer(Topic<?, V> topic) {
        Serializer<?> known = serializers.get(topic.name());
        return (Serializer<V>)
                (known == null
                        ? serializers.computeIfAbsent(
                                topic.name(), _ -> serdes.valueSerializer(topic))
                        : known);
    }
}
