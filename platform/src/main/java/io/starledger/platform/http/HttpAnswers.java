package io.starledger.platform.http;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;

import tools.jackson.databind.json.JsonMapper;

/** Answers in JSON, with headers set where they are sent: Spring's builder copies them twice. */
public record HttpAnswers(JsonMapper json) {
    private static final String REVALIDATED = "no-cache, private";

    /** {@code body} as the whole answer. */
    public Mono<ServerResponse> of(HttpStatus status, Object body) {
        byte[] bytes = json.writeValueAsBytes(body);
        return ServerResponse.status(status)
                .build((exchange, _) -> write(exchange.getResponse(), bytes));
    }

    /**
     * The same with a strong entity tag; 304 without a body to whom If-None-Match says so. The
     * reader's own cache may keep it, and asks each time.
     */
    public Mono<ServerResponse> tagged(String entityTag, Object body) {
        byte[] bytes = json.writeValueAsBytes(body);
        return ServerResponse.ok()
                .build(
                        (exchange, _) -> {
                            ServerHttpResponse response = exchange.getResponse();
                            response.getHeaders().set(HttpHeaders.CACHE_CONTROL, REVALIDATED);
                            return exchange.checkNotModified(quoted(entityTag))
                                    ? response.setComplete()
                                    : write(response, bytes);
                        });
    }

    private static Mono<Void> write(ServerHttpResponse response, byte[] bytes) {
        HttpHeaders headers = response.getHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
        headers.setContentLength(bytes.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
    }

    private static String quoted(String entityTag) {
        return '"' + entityTag + '"';
    }
}
