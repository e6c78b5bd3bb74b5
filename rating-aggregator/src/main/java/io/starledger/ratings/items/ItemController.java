package io.starledger.ratings.items;

import io.starledger.platform.http.HttpAnswers;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.Violation;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;

import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Answers what an item's ratings are. */
record ItemController(ItemReader reader, BayesianPrior prior, HttpAnswers answers) {
    /** Silently answering the present instead would be worse than refusing. */
    private static final Set<String> NOT_YET = Set.of("as_of", "after");

    Mono<ServerResponse> rating(ServerRequest request) {
        String tenant = request.pathVariable("tenantId");
        String item = request.pathVariable("item");
        List<Violation> violations = violations(item, request.queryParams().keySet());
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        ItemKey key = new ItemKey(TenantId.parse(tenant), new ItemId(item));
        return reader.read(key)
                .flatMap(
                        counts ->
                                answers.tagged(
                                        Long.toString(counts.revision()),
                                        ItemBody.of(key.item(), counts, prior)));
    }

    private static List<Violation> violations(String item, Set<String> parameters) {
        List<Violation> violations = new ArrayList<>(0);
        if (!ItemId.isValid(item)) {
            violations.add(
                    new Violation(
                            "item",
                            "expected 1-128 characters of A-Z a-z 0-9 . _ : -, not . or .."));
        }
        for (String parameter : parameters) {
            if (NOT_YET.contains(parameter)) {
                violations.add(
                        new Violation("?" + parameter, "expected none: it is not served yet"));
            }
        }
        return violations;
    }
}
