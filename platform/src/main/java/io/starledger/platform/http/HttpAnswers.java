package io.starledger.platform.http;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;

import tools.jackson.databind.json.JsonMapper;

/** Answers in JSON. */
public record HttpAnswers(JsonMapper json) {

    /** {@code body} as the whole answer. */
    public Mono<ServerResponse> of(HttpStatus status, Object body) {
        return write(ServerResponse.status(status), body);
    }

    /** The same with a strong entity tag; 304 without a body to whom If-None-Match says so. */
    public Mono<ServerResponse> tagged(String entityTag, Object body) {
        return write(ServerResponse.ok().eTag(entityTag), body);
    }

    private Mono<ServerResponse> write(ServerResponse.BodyBuilder answer, Object body) {
        byte[] bytes = json.writeValueAsBytes(body);
        return answer.contentType(MediaType.APPLICATION_JSON)
                .contentLength(bytes.length)
                .build((exchange, _) -> write(exchange.getResponse(), bytes));
    }

    private static Mono<Void> write(ServerHttpResponse response, byte[] bytes) {
        DataBuffer buffer = response.bufferFactory().wrap(bytes);
        return response.writeWith(Mono.just(buffer));
    }
}
