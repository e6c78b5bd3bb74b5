package io.starledger.ratings.items;

import io.starledger.platform.generation.ServedView;
import io.starledger.platform.paging.Cursor;
import io.starledger.platform.paging.Page;
import io.starledger.platform.paging.PageRequest;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.Violation;
import io.starledger.platform.time.AsOf;
import io.starledger.ratings.watermark.Awaited;
import io.starledger.ratings.watermark.AwaitedParameter;
import io.starledger.ratings.watermark.View;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers rankings of a tenant's items. */
@RestController
@Tag(name = "Items")
final class RankingController {
    private static final int CURSOR_PARTS = 3;

    private final ServedView<ItemViews> views;
    private final AwaitedParameter awaitedParameter;

    RankingController(ServedView<ItemViews> views, AwaitedParameter awaitedParameter) {
        this.views = views;
        this.awaitedParameter = awaitedParameter;
    }

    /** A page of a ranking. */
    @Schema(name = "Ranking")
    record RankingBody(
            List<ItemBody> items,
            @Schema(description = "Where the next page begins; null on the last")
                    @Nullable String nextCursor) {}

    @GetMapping("/v1/tenants/{tenantId}/items")
    @Operation(summary = "Rank the items that have ratings, the greatest first")
    @ApiResponse(responseCode = "425", ref = "#/components/responses/position-not-reached")
    Mono<RankingBody> ranking(
            @PathVariable TenantId tenantId,
            @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "count",
                                                "mean",
                                                "bayesian",
                                                "wilson",
                                                "updated"
                                            }))
                    @RequestParam(defaultValue = "bayesian")
                    String order,
            @Parameter(
                            description = "1 to 1,000",
                            schema = @Schema(type = "integer", defaultValue = "20"))
                    @RequestParam(required = false)
                    @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(description = AwaitedParameter.DESCRIPTION) @RequestParam(required = false)
                    @Nullable String after,
            @Parameter(hidden = true) @RequestParam(name = AsOf.NAME, required = false)
                    @Nullable String asOf) {
        List<Violation> violations = new ArrayList<>();
        AsOf.refuse(asOf, violations);
        PageRequest page = PageRequest.parse(limit, cursor, CURSOR_PARTS, violations);
        Optional<RankingOrder> by = RankingOrder.ofParameter(order);
        if (by.isEmpty()) {
            violations.add(
                    new Violation(
                            "?order",
                            "expected count, mean, bayesian, wilson or updated but was another"));
        }
        PostgresRanking.After lastRow = lastRow(by, page.cursor(), violations);
        Awaited awaited = awaitedParameter.parse(tenantId, View.ITEMS, after, violations);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        PostgresRanking.Question question =
                new PostgresRanking.Question(
                        tenantId, by.orElseThrow(), page.limit(), lastRow, awaited == null);
        return views.read(
                of ->
                        of.positions()
                                .after(awaited, () -> of.ranking().read(question))
                                .map(rows -> body(rows, of.prior())));
    }

    private static PostgresRanking.@Nullable After lastRow(
            Optional<RankingOrder> order, @Nullable Cursor cursor, List<Violation> violations) {
        if (cursor == null || order.isEmpty()) {
            return null;
        }
        try {
            if (cursor.parts().get(0).equals(order.get().parameter())) {
                return new PostgresRanking.After(
                        order.get().parse(cursor.parts().get(1)),
                        new ItemId(cursor.parts().get(2)));
            }
        } catch (RuntimeException _) {
            // no value of this order, or no item: it was made by somebody else
        }
        violations.add(PageRequest.badCursor());
        return null;
    }

    private static RankingBody body(Page<PostgresRanking.RankedItem> page, BayesianPrior prior) {
        return new RankingBody(
                page.rows().stream()
                        .map(row -> ItemBody.of(row.item(), row.counts(), prior))
                        .toList(),
                page.next() == null ? null : page.next().token());
    }
}
