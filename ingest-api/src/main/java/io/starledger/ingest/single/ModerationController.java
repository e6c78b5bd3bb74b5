package io.starledger.ingest.single;

import io.starledger.ingest.facts.Acceptance;
import io.starledger.ingest.facts.FactIds;
import io.starledger.ingest.facts.FactLog;
import io.starledger.ingest.facts.RatingFact;
import io.starledger.ingest.reading.ModerationOrder;
import io.starledger.ingest.reading.ModerationReader;
import io.starledger.ingest.single.RatingPath.PathVariables;
import io.starledger.platform.position.PositionSeal;
import io.starledger.schemas.ids.TenantId;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.UUID;

/** Hides a rating or shows it again. */
@RestController
final class ModerationController {
    private final ModerationReader reader = new ModerationReader();
    private final Bodies bodies;
    private final Acceptances acceptances;
    private final FactIds ids;
    private final FactLog log;
    private final PositionSeal seal;

    ModerationController(
            Bodies bodies, Acceptances acceptances, FactIds ids, FactLog log, PositionSeal seal) {
        this.bodies = bodies;
        this.acceptances = acceptances;
        this.ids = ids;
        this.log = log;
        this.seal = seal;
    }

    @PutMapping(
            path = "/v1/tenants/{tenantId}/items/{item}/ratings/{user}/moderation",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<EventAccepted> moderate(
            @PathVariable TenantId tenantId,
            @PathVariable String item,
            @PathVariable String user,
            ServerHttpRequest request) {
        RatingPath path = new RatingPath(new PathVariables(item, user));
        return bodies.read(request)
                .map(body -> Refusal.orElseValue(reader.read(body), path.violations()))
                .flatMap(order -> append(acceptances.now(tenantId, request), path, order));
    }

    private Mono<EventAccepted> append(Acceptance call, RatingPath path, ModerationOrder order) {
        UUID id = ids.next(call.acceptedAt());
        RatingFact fact = new RatingFact.Moderated(id, path.item(), path.user(), order);
        return log.append(call, List.of(fact))
                .map(position -> EventAccepted.of(id, seal.seal(call.tenant(), position)));
    }
}
