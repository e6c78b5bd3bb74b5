package io.starledger.ingest.single;

import io.starledger.ingest.facts.Acceptance;
import io.starledger.ingest.facts.FactIds;
import io.starledger.ingest.facts.RatingFact;
import io.starledger.ingest.http.HttpBodies;
import io.starledger.ingest.http.HttpIdempotencyKey;
import io.starledger.ingest.reading.IdempotencyKey;
import io.starledger.platform.problem.ProblemException;

import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;

import java.util.UUID;

/** Takes a rating back. */
record RetractionController(HttpFactCalls calls) {

    Mono<ServerResponse> retract(ServerRequest request) {
        HttpRatingPath path = HttpRatingPath.of(request);
        IdempotencyKey key = HttpIdempotencyKey.of(request, path.violations());
        if (!path.violations().isEmpty()) {
            throw ProblemException.invalid(path.violations().list());
        }
        Acceptance call = calls.accept(request);
        UUID id = key == null ? calls.newId(call) : FactIds.ofRetraction(call.tenant(), key);
        return calls.append(
                call,
                new RatingFact.Retracted(id, path.item(), path.user()),
                HttpIdempotencyKey.keyed(request, call.tenant(), key, HttpBodies.EMPTY),
                position -> EventAccepted.of(id, position));
    }
}
