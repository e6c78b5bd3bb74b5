package io.starledger.ratings.items;

import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.Violation;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers what an item's ratings are. */
@RestController
@Tag(name = "Items")
final class ItemController {
    /** Silently answering the present instead would be worse than refusing. */
    private static final Set<String> NOT_YET = Set.of("as_of", "after");

    private final ItemReader reader;
    private final BayesianPrior prior;

    ItemController(ItemReader reader, BayesianPrior prior) {
        this.reader = reader;
        this.prior = prior;
    }

    @GetMapping("/v1/tenants/{tenantId}/items/{itemId}/rating")
    @Operation(summary = "Read an item's average, histogram and scores")
    @ApiResponse(responseCode = "200", description = "The item; an item nobody rated has count 0")
    @ApiResponse(
            responseCode = "304",
            description = "Not changed since the revision in If-None-Match")
    Mono<ResponseEntity<ItemBody>> rating(
            @PathVariable TenantId tenantId,
            @PathVariable String itemId,
            @Parameter(hidden = true) @RequestParam Map<String, String> query) {
        List<Violation> violations = new ArrayList<>();
        if (!ItemId.isValid(itemId)) {
            violations.add(
                    new Violation(
                            "item_id",
                            "expected 1-128 characters of A-Z a-z 0-9 . _ : -, not . or .."));
        }
        query.keySet().stream()
                .filter(NOT_YET::contains)
                .map(name -> new Violation("?" + name, "expected none: it is not served yet"))
                .forEach(violations::add);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        ItemId item = new ItemId(itemId);
        return reader.read(new ItemKey(tenantId, item))
                .map(
                        counts ->
                                ResponseEntity.ok()
                                        .eTag("\"" + counts.revision() + "\"")
                                        .body(ItemBody.of(item, counts, prior)));
    }
}
