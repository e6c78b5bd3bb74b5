package io.starledger.ingest.single;

import io.starledger.ingest.facts.Acceptance;
import io.starledger.ingest.facts.FactIds;
import io.starledger.ingest.facts.RatingFact;
import io.starledger.ingest.http.HttpBodies;
import io.starledger.ingest.http.HttpBodyType;
import io.starledger.ingest.http.HttpIdempotencyKey;
import io.starledger.ingest.http.Refusal;
import io.starledger.ingest.reading.IdempotencyKey;
import io.starledger.ingest.reading.RatingReader;
import io.starledger.ingest.reading.RatingSubmission;
import io.starledger.ingest.reading.Reading;
import io.starledger.ingest.reading.Slice;
import io.starledger.ingest.reading.Violations;

import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;

import java.util.UUID;

/** Takes one rating. */
final class SubmissionController {
    private final RatingReader reader = RatingReader.ofBody();
    private final HttpBodies bodies;
    private final HttpFactCalls calls;

    SubmissionController(HttpBodies bodies, HttpFactCalls calls) {
        this.bodies = bodies;
        this.calls = calls;
    }

    Mono<ServerResponse> submit(ServerRequest request) {
        HttpBodyType.JSON.require(request);
        return bodies.read(request).flatMap(body -> submit(request, body));
    }

    private Mono<ServerResponse> submit(ServerRequest request, Slice body) {
        Acceptance call = calls.accept(request);
        Violations violations = new Violations();
        IdempotencyKey key = HttpIdempotencyKey.of(request, violations);
        Reading<RatingSubmission> reading = reader.read(body, call.acceptedAt());
        calls.count(reading);
        RatingSubmission submission = Refusal.orElseValue(reading, violations);
        UUID id = key == null ? calls.newId(call) : FactIds.of(call.tenant(), key);
        return calls.submit(
                new HttpFactCalls.Submission(call, new RatingFact.Submitted(id, submission)),
                HttpIdempotencyKey.keyed(request, call.tenant(), key, body),
                request.exchange().getResponse().getHeaders(),
                position -> RatingAccepted.of(id, position));
    }
}
