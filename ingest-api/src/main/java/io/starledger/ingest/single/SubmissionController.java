package io.starledger.ingest.single;

import io.starledger.ingest.facts.Acceptance;
import io.starledger.ingest.facts.FactIds;
import io.starledger.ingest.facts.FactLog;
import io.starledger.ingest.facts.RatingFact;
import io.starledger.ingest.reading.IdempotencyKey;
import io.starledger.ingest.reading.RatingReader;
import io.starledger.ingest.reading.RatingSubmission;
import io.starledger.ingest.reading.Reading;
import io.starledger.ingest.reading.Slice;
import io.starledger.ingest.reading.Violations;
import io.starledger.platform.position.PositionSeal;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.UUID;

/** Takes one rating. */
@RestController
final class SubmissionController {
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final RatingReader reader = RatingReader.ofBody();
    private final Bodies bodies;
    private final Acceptances acceptances;
    private final FactIds ids;
    private final FactLog log;
    private final PositionSeal seal;

    SubmissionController(
            Bodies bodies, Acceptances acceptances, FactIds ids, FactLog log, PositionSeal seal) {
        this.bodies = bodies;
        this.acceptances = acceptances;
        this.ids = ids;
        this.log = log;
        this.seal = seal;
    }

    @PostMapping(
            path = "/v1/tenants/{tenantId}/ratings",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<RatingAccepted> submit(@PathVariable TenantId tenantId, ServerHttpRequest request) {
        return bodies.read(request).flatMap(body -> submit(tenantId, request, body));
    }

    private Mono<RatingAccepted> submit(TenantId tenant, ServerHttpRequest request, Slice body) {
        Acceptance call = acceptances.now(tenant, request);
        Violations violations = new Violations();
        IdempotencyKey key = idempotencyKey(request.getHeaders(), violations);
        Reading<RatingSubmission> reading = reader.read(body, call.acceptedAt());
        RatingSubmission submission = Refusal.orElseValue(reading, violations);
        UUID id = key == null ? ids.next(call.acceptedAt()) : FactIds.of(tenant, key);
        return log.append(call, List.of(new RatingFact.Submitted(id, submission)))
                .map(position -> RatingAccepted.of(id, seal.seal(tenant, position)));
    }

    private static @Nullable IdempotencyKey idempotencyKey(
            HttpHeaders headers, Violations violations) {
        List<String> given = headers.getOrEmpty(IDEMPOTENCY_KEY);
        if (given.size() > 1) {
            violations.add(
                    IDEMPOTENCY_KEY,
                    "expected the header once but was given " + given.size() + " times");
            return null;
        }
        if (given.isEmpty()) {
            return null;
        }
        String key = given.getFirst();
        if (!IdempotencyKey.isValid(key)) {
            violations.add(IDEMPOTENCY_KEY, IdempotencyKey.refusal(key));
            return null;
        }
        return new IdempotencyKey(key);
    }
}
