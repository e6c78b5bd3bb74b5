package io.starledger.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.ingest.reading.IdempotencyKey;
import io.starledger.ingest.reading.Slice;
import io.starledger.ingest.reading.Violations;
import io.starledger.platform.idempotency.Fingerprint;
import io.starledger.platform.idempotency.KeyedRequest;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.function.server.ServerRequest;

import java.util.List;

/** The header {@code Idempotency-Key}. */
public final class HttpIdempotencyKey {
    public static final String HEADER = "Idempotency-Key";

    private HttpIdempotencyKey() {}

    /** Null if the request has none, or one that is wrong, which {@code violations} then say. */
    public static @Nullable IdempotencyKey of(ServerRequest request, Violations violations) {
        List<String> given = request.headers().header(HEADER);
        if (given.isEmpty()) {
            return null;
        }
        if (given.size() > 1) {
            violations.add(
                    HEADER,
                    "expected the header once but was given %d times".formatted(given.size()));
            return null;
        }
        String key = IdempotencyKey.inHeader(given.getFirst());
        if (!IdempotencyKey.isValid(key)) {
            violations.add(HEADER, IdempotencyKey.refusal(key));
            return null;
        }
        return new IdempotencyKey(key);
    }

    /**
     * The request as one with this key, its fingerprint of the method, the path and the body; null
     * if it has none.
     */
    public static @Nullable KeyedRequest keyed(
            ServerRequest request, TenantId tenant, @Nullable IdempotencyKey key, Slice body) {
        if (key == null) {
            return null;
        }
        ServerHttpRequest http = request.exchange().getRequest();
        String target = http.getMethod() + " " + http.getPath().value() + "\n";
        return new KeyedRequest(
                tenant,
                key.value(),
                Fingerprint.of(
                        digest -> {
                            digest.update(target.getBytes(UTF_8));
                            body.addTo(digest);
                        }));
    }
}
