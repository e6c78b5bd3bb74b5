package io.starledger.webhook.stripe;

import io.netty.handler.timeout.ReadTimeoutException;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.function.server.ServerRequest;

import reactor.core.publisher.Mono;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Gathers bodies whole, within a number of bytes each and for all that are on their way: anybody
 * may send, signed or not. The time that one may take is the server's to bound.
 */
final class HttpPayloads {
    private final Limits limits;
    private final AtomicLong held = new AtomicLong();

    HttpPayloads(Limits limits) {
        this.limits = limits;
    }

    /**
     * What bodies may take.
     *
     * @param each bytes of one body
     * @param all bytes of all bodies at once, until their calls are answered
     */
    record Limits(int each, long all) {}

    /**
     * What {@code use} makes of the body; {@link RefusedException} for one beyond a limit, unread
     * if its length says so.
     */
    <T> Mono<T> read(ServerRequest request, Function<byte[], Mono<T>> use) {
        ServerHttpRequest http = request.exchange().getRequest();
        if (http.getHeaders().getContentLength() > limits.each) {
            return Mono.error(new RefusedException(Refusal.TOO_LARGE));
        }
        return Mono.using(
                Share::new, share -> gather(http, share).flatMap(use), Share::giveBack, false);
    }

    private Mono<byte[]> gather(ServerHttpRequest http, Share share) {
        return DataBufferUtils.join(http.getBody().doOnNext(share::take), limits.each)
                .map(HttpPayloads::toBytes)
                .defaultIfEmpty(new byte[0])
                .onErrorMap(ReadTimeoutException.class, _ -> new RefusedException(Refusal.TOO_SLOW))
                .onErrorMap(
                        DataBufferLimitException.class,
                        _ -> new RefusedException(Refusal.TOO_LARGE));
    }

    private static byte[] toBytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    /** Of one call; what comes when its time is over is nobody's. */
    private final class Share {
        private long taken;
        private boolean over;

        synchronized void take(DataBuffer buffer) {
            if (over) {
                return;
            }
            int bytes = buffer.readableByteCount();
            taken += bytes;
            if (held.addAndGet(bytes) > limits.all) {
                throw new RefusedException(Refusal.TOO_MANY);
            }
        }

        synchronized void giveBack() {
            over = true;
            held.addAndGet(-taken);
        }
    }
}
