package io.starledger.ingest.single;

import io.starledger.ingest.facts.Acceptance;
import io.starledger.ingest.facts.RatingFact;
import io.starledger.platform.problem.ProblemException;

import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;

import java.util.UUID;

/** Takes a rating back. */
record RetractionController(HttpFactCalls calls) {

    Mono<ServerResponse> retract(ServerRequest request) {
        HttpRatingPath path = HttpRatingPath.of(request);
        if (!path.violations().isEmpty()) {
            throw ProblemException.invalid(path.violations().list());
        }
        Acceptance call = calls.accept(request);
        UUID id = calls.newId(call);
        return calls.append(
                call,
                new RatingFact.Retracted(id, path.item(), path.user()),
                position -> EventAccepted.of(id, position));
    }
}
