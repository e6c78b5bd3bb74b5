package io.starledger.platform.generation;

import io.starledger.platform.kafka.EventLog;
import io.starledger.platform.kafka.TopicFollower;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;
import io.starledger.platform.streams.PassingFaults;
import io.starledger.schemas.avro.GenerationEvent;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * All decisions on generations, folded in the order of {@code platform.generations.v1}. Every
 * instance of every service holds the same, a moment earlier or later.
 */
public final class KafkaGenerations implements TopicFollower.Intake {
    private static final Logger log = LoggerFactory.getLogger(KafkaGenerations.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final EventLog eventLog;
    private final InstantSource clock;
    private final Deserializer<GenerationEvent> events;
    private final Map<String, Generations> known = new ConcurrentHashMap<>();
    private final Map<UUID, CompletableFuture<Boolean>> awaited = new ConcurrentHashMap<>();
    private final CopyOnWriteArrayList<Runnable> followers = new CopyOnWriteArrayList<>();

    KafkaGenerations(EventLog eventLog, Serdes serdes, InstantSource clock) {
        this.eventLog = eventLog;
        this.events = serdes.valueDeserializer(Topics.GENERATIONS);
        this.clock = clock;
    }

    /** Those of {@code projection}; none if nothing was ever decided. */
    public Generations of(String projection) {
        return known.getOrDefault(projection, Generations.NONE);
    }

    /**
     * Decides, and returns once it holds: a problem if it is not allowed, also when somebody else
     * decided otherwise a moment before. Blocks.
     */
    public Generations decide(String projection, Decision decision, String by) {
        of(projection).objection(decision).ifPresent(KafkaGenerations::refuse);
        Decided decided =
                new Decided(
                        UUID.randomUUID(),
                        projection,
                        decision,
                        by,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS));
        CompletableFuture<Boolean> outcome = new CompletableFuture<>();
        awaited.put(decided.id(), outcome);
        try {
            eventLog.append(GenerationEventCodec.toEvent(decided)).block(LIMIT);
            if (!outcome.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                refuse(of(projection).objection(decision).orElse("another decision came first"));
            }
            return of(projection);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before a decision held", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "expected to read the decision within %s: ask how things stand"
                            .formatted(LIMIT),
                    e);
        } finally {
            awaited.remove(decided.id());
        }
    }

    /** Told after each decision, on the thread that reads them: it must not wait. */
    public void follow(Runnable follower) {
        followers.add(follower);
    }

    @Override
    public void take(ConsumerRecord<byte[], byte[]> record) {
        GenerationEvent event = read(record);
        if (event != null) {
            GenerationEventCodec.decode(event).ifPresent(this::fold);
        }
    }

    @Override
    public void close() {
        events.close();
    }

    private void fold(Decided decided) {
        Generations before = of(decided.projection());
        boolean allowed = before.objection(decided.decision()).isEmpty();
        known.put(decided.projection(), before.after(decided));
        CompletableFuture<Boolean> outcome = awaited.get(decided.id());
        if (outcome != null) {
            outcome.complete(allowed);
        }
        followers.forEach(Runnable::run);
    }

    private @Nullable GenerationEvent read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return events.deserialize(record.topic(), record.value());
        } catch (SerializationException e) {
            if (PassingFaults.isPassing(e)) {
                throw e;
            }
            log.atError().setCause(e).log("a decision on generations cannot be read");
            return null;
        }
    }

    private static void refuse(String objection) {
        throw ProblemException.of(ProblemType.DECISION_NOT_ALLOWED, objection);
    }
}
