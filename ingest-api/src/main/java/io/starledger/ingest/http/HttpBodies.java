package io.starledger.ingest.http;

import io.starledger.ingest.reading.Slice;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.function.server.ServerRequest;

import reactor.core.publisher.Mono;

/** Gathers small bodies whole. */
public record HttpBodies(int maxBytes) {
    public static final Slice EMPTY = Slice.of(new byte[0]);

    /**
     * The body without a byte order mark; one over the limit ends the call, unread if its length is
     * known.
     */
    public Mono<Slice> read(ServerRequest request) {
        ServerHttpRequest http = request.exchange().getRequest();
        if (http.getHeaders().getContentLength() > maxBytes) {
            return Mono.error(tooLarge());
        }
        return DataBufferUtils.join(http.getBody(), maxBytes)
                .map(HttpBodies::toSlice)
                .defaultIfEmpty(EMPTY)
                .onErrorMap(DataBufferLimitException.class, _ -> tooLarge());
    }

    private static Slice toSlice(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return Slice.of(bytes).withoutBom();
    }

    private ProblemException tooLarge() {
        return ProblemException.of(
                ProblemType.TOO_LARGE,
                "expected a body of at most %,d bytes but it is longer".formatted(maxBytes));
    }
}
