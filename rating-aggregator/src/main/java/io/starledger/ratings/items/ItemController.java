package io.starledger.ratings.items;

import io.starledger.platform.http.HttpAnswers;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.Violation;
import io.starledger.ratings.watermark.PositionReader;
import io.starledger.ratings.watermark.PositionReader.Awaited;
import io.starledger.ratings.watermark.View;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;

import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.List;

/** Answers what an item's ratings are. */
record ItemController(
        ItemReader reader, PositionReader positions, BayesianPrior prior, HttpAnswers answers) {
    /** Silently answering the present instead would be worse than refusing. */
    private static final String NOT_YET = "as_of";

    Mono<ServerResponse> rating(ServerRequest request) {
        TenantId tenant = TenantId.parse(request.pathVariable("tenantId"));
        String item = request.pathVariable("item");
        MultiValueMap<String, String> parameters = request.queryParams();
        List<Violation> violations = violations(item, parameters);
        Awaited awaited =
                positions.parse(tenant, View.ITEMS, parameters.getFirst("after"), violations);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        ItemKey key = new ItemKey(tenant, new ItemId(item));
        return positions
                .after(awaited, () -> reader.read(key))
                .flatMap(
                        counts ->
                                answers.tagged(
                                        Long.toString(counts.revision()),
                                        ItemBody.of(key.item(), counts, prior)));
    }

    private static List<Violation> violations(
            String item, MultiValueMap<String, String> parameters) {
        List<Violation> violations = new ArrayList<>(0);
        if (!ItemId.isValid(item)) {
            violations.add(
                    new Violation(
                            "item",
                            "expected 1-128 characters of A-Z a-z 0-9 . _ : -, not . or .."));
        }
        if (parameters.containsKey(NOT_YET)) {
            violations.add(new Violation("?" + NOT_YET, "expected none: it is not served yet"));
        }
        return violations;
    }
}
