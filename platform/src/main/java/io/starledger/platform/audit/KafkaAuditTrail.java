package io.starledger.platform.audit;

import io.starledger.platform.kafka.EventLog;
import io.starledger.platform.kafka.LogPreparation;

import reactor.core.publisher.Mono;

import java.time.InstantSource;
import java.util.List;

/**
 * The audit trail in {@code audit.events.v1}. An entry that is not acknowledged fails with {@code
 * NotAcknowledgedException}.
 */
public final class KafkaAuditTrail implements AuditTrail {
    private final EventLog log;
    private final InstantSource clock;

    KafkaAuditTrail(EventLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public Mono<Void> record(AuditEntry entry) {
        return log.append(AuditEventCodec.toEvent(entry, clock.instant())).then();
    }

    /** What a service that audits starts with, so that the first entry need not wait. */
    public LogPreparation preparation() {
        return new LogPreparation(log, List.of(AuditEventCodec.example()));
    }
}
