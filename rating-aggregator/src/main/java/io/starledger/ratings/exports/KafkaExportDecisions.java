package io.starledger.ratings.exports;

import io.starledger.platform.kafka.Append;
import io.starledger.platform.kafka.EventLog;
import io.starledger.platform.kafka.LogPreparation;
import io.starledger.schemas.avro.ExportDecision;
import io.starledger.schemas.avro.TenantEvent;
import io.starledger.schemas.events.CloudEvent;
import io.starledger.schemas.events.SchemaFingerprint;
import io.starledger.schemas.events.TraceParent;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;
import io.starledger.schemas.topics.Topics;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Writes what operators decide of exports; done once Kafka has acknowledged. */
record KafkaExportDecisions(EventLog log) {
    private static final String SOURCE = "/starledger/rating-aggregator";
    private static final String ENABLED = "io.starledger.export.enabled.v1";
    private static final String DISABLED = "io.starledger.export.disabled.v1";
    private static final SchemaFingerprint SCHEMA =
            SchemaFingerprint.of(TenantEvent.getClassSchema());

    /**
     * What an operator decided.
     *
     * @param operator the token's subject; null if it had none
     */
    record Decided(TenantId tenant, @Nullable String operator, Instant at, TraceParent trace) {}

    Mono<Void> enable(Decided decided) {
        return log.append(append(decided, true)).then();
    }

    Mono<Void> disable(Decided decided) {
        return log.append(append(decided, false)).then();
    }

    LogPreparation preparation() {
        Decided nothing =
                new Decided(
                        new TenantId(new UUID(0, 0)),
                        null,
                        Instant.EPOCH,
                        TraceParent.continuing(null));
        return new LogPreparation(log, List.of(append(nothing, false)));
    }

    private static Append<TenantKey, TenantEvent> append(Decided decided, boolean enabled) {
        UUID id = UUID.randomUUID();
        return new Append<>(
                Topics.TENANT_EVENTS,
                new TenantKey(decided.tenant()),
                new TenantEvent(
                        id,
                        decided.tenant().value(),
                        new ExportDecision(enabled),
                        decided.operator(),
                        decided.at()),
                new CloudEvent(
                        id,
                        SOURCE,
                        enabled ? ENABLED : DISABLED,
                        decided.at(),
                        SCHEMA,
                        decided.trace()));
    }
}
