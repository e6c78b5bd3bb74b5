package io.starledger.ratings.items;

import io.starledger.platform.http.HttpAnswers;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.Violation;
import io.starledger.platform.time.AsOf;
import io.starledger.ratings.timeline.PostgresTimeline;
import io.starledger.ratings.watermark.PositionReader;
import io.starledger.ratings.watermark.PositionReader.Awaited;
import io.starledger.ratings.watermark.View;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Answers what an item's ratings are. */
record ItemController(
        ItemReader reader,
        PostgresTimeline timeline,
        PositionReader positions,
        BayesianPrior prior,
        HttpAnswers answers) {

    Mono<ServerResponse> rating(ServerRequest request) {
        TenantId tenant = TenantId.parse(request.pathVariable("tenantId"));
        String item = request.pathVariable("item");
        MultiValueMap<String, String> parameters = request.queryParams();
        List<Violation> violations = violations(item);
        @Nullable Instant asOf = AsOf.parse(request.queryParam(AsOf.NAME).orElse(null), violations);
        Awaited awaited =
                positions.parse(
                        tenant,
                        asOf == null ? View.ITEMS : View.HISTORY,
                        parameters.getFirst("after"),
                        violations);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        ItemKey key = new ItemKey(tenant, new ItemId(item));
        return asOf == null ? now(key, awaited) : asOf(key, asOf, awaited);
    }

    private Mono<ServerResponse> now(ItemKey key, @Nullable Awaited awaited) {
        return positions
                .after(awaited, () -> reader.read(key))
                .flatMap(
                        counts ->
                                answers.tagged(
                                        Long.toString(counts.revision()),
                                        ItemBody.of(key.item(), counts, prior)));
    }

    /** Without an entity tag: what comes late changes it. */
    private Mono<ServerResponse> asOf(ItemKey key, Instant asOf, @Nullable Awaited awaited) {
        return positions
                .after(awaited, () -> timeline.asOf(key, asOf))
                .flatMap(
                        stood ->
                                answers.of(
                                        HttpStatus.OK,
                                        new PastItemBody(
                                                key.item().value(),
                                                asOf,
                                                ScoresBody.of(stood, prior))));
    }

    private static List<Violation> violations(String item) {
        List<Violation> violations = new ArrayList<>(0);
        if (!ItemId.isValid(item)) {
            violations.add(
                    new Violation(
                            "item",
                            "expected 1-128 characters of A-Z a-z 0-9 . _ : -, not . or .."));
        }
        return violations;
    }
}
