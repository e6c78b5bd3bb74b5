package io.starledger.platform.problem;

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

/**
 * Answers every failed request with {@code application/problem+json}; what is our own fault is
 * logged.
 */
public final class ProblemWriter implements WebExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemWriter.class);

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(failure);
        }
        ProblemException problem = Problems.from(failure);
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
