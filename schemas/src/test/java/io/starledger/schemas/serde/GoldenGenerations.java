package io.starledger.schemas.serde;

import io.starledger.schemas.avro.GenerationEvent;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the golden files of generations mean. Add cases; change none. */
final class GoldenGenerations {
    private static final UUID EVENT = UUID.fromString("019a9f5e-7a3c-7def-8123-456789abcdef");
    private static final Instant MAY = Instant.parse("2026-05-01T10:20:30Z");

    private GoldenGenerations() {}

    static List<Golden> all() {
        return List.of(
                new Golden(
                        1,
                        "started",
                        event("started")
                                .setSettings(Map.of("prior.weight", "10.0"))
                                .setBornAt(Map.of("ratings.events.v1/3", 1042L))
                                .setEventsPerSecond(20_000L)
                                .build()),
                new Golden(
                        1, "compared", event("compared").setServing(1).setDifferences(3L).build()),
                new Golden(
                        1,
                        "promoted",
                        event("promoted").setServing(1).setReason("a mended row").build()),
                new Golden(1, "dropped", event("dropped").build()));
    }

    private static GenerationEvent.Builder event(String decision) {
        return GenerationEvent.newBuilder()
                .setEventId(EVENT)
                .setProjection("ratings")
                .setDecision(decision)
                .setGeneration(2)
                .setDecidedBy("ann")
                .setDecidedAt(MAY);
    }
}
