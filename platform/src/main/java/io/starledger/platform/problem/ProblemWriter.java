package io.starledger.platform.problem;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.telemetry.Metric;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;

import reactor.core.publisher.Mono;

import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Answers every failed request with {@code application/problem+json}, and counts it; what is our
 * own fault is logged.
 */
public final class ProblemWriter implements WebExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemWriter.class);

    private final JsonMapper json;
    private final Map<ProblemType, Counter> answered = new EnumMap<>(ProblemType.class);

    ProblemWriter(JsonMapper json, MeterRegistry metrics) {
        this.json = json;
        for (ProblemType type : ProblemType.values()) {
            answered.put(type, Metric.PROBLEMS_ANSWERED.counter(metrics, type.id()));
        }
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(failure);
        }
        ProblemException problem = Problems.from(failure);
        Objects.requireNonNull(answered.get(problem.type())).increment();
        log(exchange.getRequest(), problem, failure);
        response.setStatusCode(problem.type().status());
        HttpHeaders headers = response.getHeaders();
        if (failure instanceof ErrorResponse springs) {
            headers.putAll(springs.getHeaders());
        }
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.retryAfter() != null) {
            headers.set(HttpHeaders.RETRY_AFTER, wholeSeconds(problem.retryAfter()));
        }
        if (problem.type() == ProblemType.UNAUTHENTICATED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        byte[] body = json.writeValueAsBytes(problem.toDetail());
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    /** Rounded up, so that nobody comes back too early. */
    private static String wholeSeconds(Duration pause) {
        return Long.toString(pause.plusSeconds(1).minusNanos(1).toSeconds());
    }

    /** A passing fault is one line, however many requests meet it; a bug has a stack trace. */
    private static void log(
            ServerHttpRequest request, ProblemException problem, Throwable failure) {
        switch (problem.type()) {
            case INTERNAL ->
                    log.atError()
                            .addKeyValue("event_type", problem.type().uri())
                            .setCause(failure)
                            .log("{} {} failed", request.getMethod(), request.getPath());
            case NOT_ACKNOWLEDGED, UNAVAILABLE ->
                    log.atWarn()
                            .addKeyValue("event_type", problem.type().uri())
                            .log(
                                    "{} {}: {}",
                                    request.getMethod(),
                                    request.getPath(),
                                    cause(failure));
            default -> {}
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure.getCause() == null ? failure : failure.getCause();
    }
}
