package io.starledger.ingest.single;

import io.starledger.ingest.facts.Acceptance;
import io.starledger.ingest.facts.FactIds;
import io.starledger.ingest.facts.RatingFact;
import io.starledger.ingest.http.HttpBodies;
import io.starledger.ingest.http.HttpBodyType;
import io.starledger.ingest.http.HttpIdempotencyKey;
import io.starledger.ingest.http.Refusal;
import io.starledger.ingest.reading.IdempotencyKey;
import io.starledger.ingest.reading.ModerationOrder;
import io.starledger.ingest.reading.ModerationReader;
import io.starledger.ingest.reading.Slice;

import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;

import java.util.UUID;

/** Hides a rating or shows it again. */
final class ModerationController {
    private final ModerationReader reader = new ModerationReader();
    private final HttpBodies bodies;
    private final HttpFactCalls calls;

    ModerationController(HttpBodies bodies, HttpFactCalls calls) {
        this.bodies = bodies;
        this.calls = calls;
    }

    Mono<ServerResponse> moderate(ServerRequest request) {
        HttpBodyType.JSON.require(request);
        return bodies.read(request).flatMap(body -> moderate(request, body));
    }

    private Mono<ServerResponse> moderate(ServerRequest request, Slice body) {
        HttpRatingPath path = HttpRatingPath.of(request);
        IdempotencyKey key = HttpIdempotencyKey.of(request, path.violations());
        ModerationOrder order = Refusal.orElseValue(reader.read(body), path.violations());
        Acceptance call = calls.accept(request);
        UUID id = key == null ? calls.newId(call) : FactIds.ofModeration(call.tenant(), key);
        return calls.append(
                call,
                new RatingFact.Moderated(id, path.item(), path.user(), order),
                HttpIdempotencyKey.keyed(request, call.tenant(), key, body),
                position -> EventAccepted.of(id, position));
    }
}
