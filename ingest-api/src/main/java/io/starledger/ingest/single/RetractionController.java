package io.starledger.ingest.single;

import io.starledger.ingest.facts.Acceptance;
import io.starledger.ingest.facts.FactIds;
import io.starledger.ingest.facts.FactLog;
import io.starledger.ingest.facts.RatingFact;
import io.starledger.ingest.single.RatingPath.PathVariables;
import io.starledger.platform.position.PositionSeal;
import io.starledger.platform.problem.ProblemException;
import io.starledger.schemas.ids.TenantId;

import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.UUID;

/** Takes a rating back. */
@RestController
final class RetractionController {
    private final Acceptances acceptances;
    private final FactIds ids;
    private final FactLog log;
    private final PositionSeal seal;

    RetractionController(Acceptances acceptances, FactIds ids, FactLog log, PositionSeal seal) {
        this.acceptances = acceptances;
        this.ids = ids;
        this.log = log;
        this.seal = seal;
    }

    @DeleteMapping("/v1/tenants/{tenantId}/items/{item}/ratings/{user}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<EventAccepted> retract(
            @PathVariable TenantId tenantId,
            @PathVariable String item,
            @PathVariable String user,
            ServerHttpRequest request) {
        RatingPath path = new RatingPath(new PathVariables(item, user));
        if (!path.violations().isEmpty()) {
            throw ProblemException.invalid(path.violations().list());
        }
        Acceptance call = acceptances.now(tenantId, request);
        UUID id = ids.next(call.acceptedAt());
        return log.append(call, List.of(new RatingFact.Retracted(id, path.item(), path.user())))
                .map(position -> EventAccepted.of(id, seal.seal(tenantId, position)));
    }
}
