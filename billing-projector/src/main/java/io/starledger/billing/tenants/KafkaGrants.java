package io.starledger.billing.tenants;

import io.starledger.platform.kafka.Append;
import io.starledger.platform.kafka.EventLog;
import io.starledger.platform.kafka.LogPreparation;
import io.starledger.schemas.avro.GivenLimits;
import io.starledger.schemas.avro.GrantDecision;
import io.starledger.schemas.events.CloudEvent;
import io.starledger.schemas.events.SchemaFingerprint;
import io.starledger.schemas.events.TraceParent;
import io.starledger.schemas.ids.GrantId;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;
import io.starledger.schemas.topics.Topics;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Writes what operators give tenants and take back; done once Kafka has acknowledged. */
record KafkaGrants(EventLog log) {
    private static final String SOURCE = "/starledger/billing-projector";
    private static final String GIVEN = "io.starledger.grant.given.v1";
    private static final String REVOKED = "io.starledger.grant.revoked.v1";
    private static final SchemaFingerprint SCHEMA =
            SchemaFingerprint.of(GrantDecision.getClassSchema());

    /**
     * What an operator decided.
     *
     * @param operator the token's subject; null if it had none
     */
    record Decided(
            TenantId tenant,
            GrantId grant,
            @Nullable String operator,
            Instant at,
            TraceParent trace) {}

    Mono<Void> give(Decided decided, GivenLimits given) {
        return log.append(append(decided, given)).then();
    }

    Mono<Void> revoke(Decided decided) {
        return log.append(append(decided, null)).then();
    }

    LogPreparation preparation() {
        Decided nothing =
                new Decided(
                        new TenantId(new UUID(0, 0)),
                        new GrantId("-"),
                        null,
                        Instant.EPOCH,
                        TraceParent.continuing(null));
        return new LogPreparation(log, List.of(append(nothing, null)));
    }

    private static Append<TenantKey, GrantDecision> append(
            Decided decided, @Nullable GivenLimits given) {
        return new Append<>(
                Topics.GRANTS,
                new TenantKey(decided.tenant()),
                new GrantDecision(
                        decided.tenant().value(),
                        decided.grant().value(),
                        given,
                        decided.operator(),
                        decided.at()),
                new CloudEvent(
                        UUID.randomUUID(),
                        SOURCE,
                        given == null ? REVOKED : GIVEN,
                        decided.at(),
                        SCHEMA,
                        decided.trace()));
    }
}
