package io.starledger.platform.tenancy;

import io.starledger.schemas.ids.TenantId;

import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.function.Supplier;

/** Whether a tenant may make one more request now. Asked before anything else is decided of it. */
public interface Admission {
    /**
     * Completes as {@code proceed} does, or fails with a {@code ProblemException} without having
     * called it; may add headers to the answer.
     */
    Mono<Void> admit(TenantId tenant, ServerWebExchange exchange, Supplier<Mono<Void>> proceed);
}
