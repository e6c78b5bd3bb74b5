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
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Appends facts to topics and answers when {@code acks=all} have come back.
 *
 * <p>Records are sent in the order of the calls. One that comes while no other is under way is sent
 * on its caller's thread, which spares it a change of thread; all others, and one that would have
 * to wait for metadata or for room, by a thread of the log's own. So no caller is ever blocked.
 * Whatever does not come back within the acknowledgement timeout, and whatever finds the queue
 * full, ends in {@link NotAcknowledgedException}. An append that waited in the queue beyond its
 * timeout is not sent any more.
 */
public final class EventLog implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EventLog.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final PromptProducer producer;
    private final Serdes serdes;
    private final LogMetrics metrics;
    private final Duration timeout;
    private final Deadlines deadlines;
    private final ThreadPoolExecutor sender;
    private final SharedHeaders headers = new SharedHeaders();
    private final Map<String, Serializer<?>> serializers = new ConcurrentHashMap<>();
    private final Set<String> sentTo = ConcurrentHashMap.newKeySet();

    /** Appends that are not answered yet, and those that the sender is not done with. */
    private final AtomicInteger underWay = new AtomicInteger();

    public EventLog(
            Producer<byte[], byte[]> producer,
            Serdes serdes,
            EventLogSettings settings,
            MeterRegistry metrics) {
        this.producer = new PromptProducer(producer);
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
        return append(records, OffsetListener.NOBODY);
    }

    /** As {@link #append(List)}, and tells {@code listener} of each record that is in the log. */
    public Mono<Position> append(List<? extends Append<?, ?>> records, OffsetListener listener) {
        return records.isEmpty()
                ? Mono.just(Position.EMPTY)
                : Mono.create(
                        caller ->
                                enqueue(
                                        new Acknowledgements(
                                                records,
                                                listener,
                                                caller,
                                                metrics,
                                                underWay::decrementAndGet)));
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
        producer.close();
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
        boolean alone = underWay.getAndIncrement() == 0;
        if (alone && isSentAtOnce(append)) {
            deadlines.watch(append);
            return;
        }
        underWay.incrementAndGet();
        try {
            sender.execute(() -> sendInTurn(append));
            deadlines.watch(append);
        } catch (RejectedExecutionException e) {
            underWay.decrementAndGet();
            append.fail(
                    LogMetrics.Failure.REFUSED,
                    new NotAcknowledgedException(
                            sender.isShutdown() ? "the log is closed" : "the queue is full", e));
        }
    }

    private void prepare(Append<?, ?> example) {
        producer.meet(example.topic().name());
        toRecord(example, headers.of(example.event()));
    }

    /**
     * Blocks nobody, as the producer does not wait. What a topic's first record takes, such as its
     * schema, is learned by the log's own thread.
     */
    private boolean isSentAtOnce(Acknowledgements append) {
        Append<?, ?> one = append.records().getFirst();
        if (append.records().size() > 1
                || sender.isShutdown()
                || !sentTo.contains(one.topic().name())) {
            return false;
        }
        try {
            return producer.offer(toRecord(one, one.event().toHeaders()), append);
        } catch (RuntimeException e) {
            fail(append, one, e);
            return true;
        }
    }

    private void sendInTurn(Acknowledgements append) {
        try {
            sendAll(append);
        } finally {
            underWay.decrementAndGet();
        }
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
                producer.send(toRecord(one, headers.of(one.event())), append);
                sentTo.add(one.topic().name());
            } catch (RuntimeException e) {
                fail(append, one, e);
                return;
            }
        }
    }

    private static void fail(Acknowledgements append, Append<?, ?> one, RuntimeException failure) {
        if (!(failure instanceof KafkaException)) {
            log.atError().setCause(failure).log("cannot send to {}", one.topic().name());
        }
        append.onCompletion(null, failure);
    }

    private <K extends RecordKey, V extends SpecificRecord> ProducerRecord<byte[], byte[]> toRecord(
            Append<K, V> one, Headers headers) {
        String topic = one.topic().name();
        return new ProducerRecord<>(
                topic,
                null,
                one.event().time().toEpochMilli(),
                Serdes.keyOf(one.topic()).serializer().serialize(topic, one.key()),
                serializer(one.topic()).serialize(topic, one.value()),
                headers);
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
