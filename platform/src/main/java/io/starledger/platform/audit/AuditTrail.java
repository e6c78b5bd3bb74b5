package io.starledger.platform.audit;

import reactor.core.publisher.Mono;

/** Where it is written down what is about to be done. */
@FunctionalInterface
public interface AuditTrail {

    /** Completes once the entry is durable; if it fails, what was asked must not be done. */
    Mono<Void> record(AuditEntry entry);
}
