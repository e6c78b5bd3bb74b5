package io.starledger.platform.generation;

import io.starledger.platform.generation.Decision.Compared;
import io.starledger.platform.generation.Decision.Dropped;
import io.starledger.platform.generation.Decision.Promoted;
import io.starledger.platform.generation.Decision.Started;
import io.starledger.platform.kafka.Append;
import io.starledger.schemas.avro.GenerationEvent;
import io.starledger.schemas.events.CloudEvent;
import io.starledger.schemas.events.SchemaFingerprint;
import io.starledger.schemas.events.TraceParent;
import io.starledger.schemas.ids.ProjectionKey;
import io.starledger.schemas.topics.Topics;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Decisions as {@code platform.generations.v1} carries them. */
public final class GenerationEventCodec {
    private static final String SOURCE = "/starledger/platform";
    private static final String TYPE = "io.starledger.generation.decided.v1";
    private static final SchemaFingerprint SCHEMA =
            SchemaFingerprint.of(GenerationEvent.getClassSchema());

    private GenerationEventCodec() {}

    static Append<ProjectionKey, GenerationEvent> toEvent(Decided decided) {
        return new Append<>(
                Topics.GENERATIONS,
                new ProjectionKey(decided.projection()),
                encode(decided),
                new CloudEvent(
                        decided.id(),
                        SOURCE,
                        TYPE,
                        decided.at(),
                        SCHEMA,
                        TraceParent.continuing(null)));
    }

    /** By projection what the events of {@code platform.generations.v1} say, in their order. */
    public static Map<String, Generations> fold(Iterable<GenerationEvent> events) {
        Map<String, Generations> known = new HashMap<>();
        for (GenerationEvent event : events) {
            decode(event)
                    .ifPresent(
                            decided ->
                                    known.put(
                                            decided.projection(),
                                            known.getOrDefault(
                                                            decided.projection(), Generations.NONE)
                                                    .after(decided)));
        }
        return known;
    }

    /** Empty for a decision of a later release. */
    static Optional<Decided> decode(GenerationEvent event) {
        int generation = event.getGeneration();
        Decision decision =
                switch (event.getDecision()) {
                    case "started" ->
                            new Started(
                                    generation,
                                    event.getSettings(),
                                    event.getBornAt(),
                                    event.getEventsPerSecond());
                    case "compared" ->
                            new Compared(
                                    generation,
                                    event.getServing(),
                                    event.getDifferences() == null
                                            ? Long.MAX_VALUE
                                            : event.getDifferences());
                    case "promoted" ->
                            new Promoted(generation, event.getServing(), event.getReason());
                    case "dropped" -> new Dropped(generation);
                    default -> null;
                };
        return Optional.ofNullable(decision)
                .map(
                        it ->
                                new Decided(
                                        event.getEventId(),
                                        event.getProjection(),
                                        it,
                                        event.getDecidedBy(),
                                        event.getDecidedAt()));
    }

    private static GenerationEvent encode(Decided decided) {
        GenerationEvent.Builder event =
                GenerationEvent.newBuilder()
                        .setEventId(decided.id())
                        .setProjection(decided.projection())
                        .setGeneration(decided.decision().generation())
                        .setDecidedBy(decided.by())
                        .setDecidedAt(decided.at());
        switch (decided.decision()) {
            case Started started ->
                    event.setDecision("started")
                            .setSettings(started.settings())
                            .setBornAt(started.bornAt())
                            .setEventsPerSecond(started.eventsPerSecond());
            case Compared compared ->
                    event.setDecision("compared")
                            .setServing(compared.serving())
                            .setDifferences(compared.differences());
            case Promoted promoted ->
                    event.setDecision("promoted")
                            .setServing(promoted.serving())
                            .setReason(promoted.reason());
            case Dropped _ -> event.setDecision("dropped");
        }
        return event.build();
    }
}
