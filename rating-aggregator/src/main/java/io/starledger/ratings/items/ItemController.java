package io.starledger.ratings.items;

import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.Violation;
import io.starledger.ratings.fold.ItemCounts;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.util.List;

/** Answers what an item's ratings are. */
@RestController
@Tag(name = "Items")
final class ItemController {
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
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, defaultValue = "")
                    List<String> known) {
        if (!ItemId.isValid(itemId)) {
            throw ProblemException.invalid(
                    List.of(
                            new Violation(
                                    "item_id",
                                    "expected 1-128 characters of A-Z a-z 0-9 . _ : -, not . or"
                                            + " ..")));
        }
        ItemId item = new ItemId(itemId);
        return reader.read(new ItemKey(tenantId, item)).map(counts -> answer(item, counts, known));
    }

    private ResponseEntity<ItemBody> answer(ItemId item, ItemCounts counts, List<String> known) {
        String tag = "\"" + counts.revision() + "\"";
        return known.contains(tag)
                ? ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build()
                : ResponseEntity.ok().eTag(tag).body(ItemBody.of(item, counts, prior));
    }
}
