package io.starledger.ratings.current;

import io.starledger.platform.generation.ServedView;
import io.starledger.platform.paging.Cursor;
import io.starledger.platform.paging.Page;
import io.starledger.platform.paging.PageRequest;
import io.starledger.platform.postgres.InstantRange;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.Violation;
import io.starledger.platform.time.AsOf;
import io.starledger.ratings.calls.ItemParameter;
import io.starledger.ratings.current.PostgresRatingList.ListedRating;
import io.starledger.ratings.watermark.Awaited;
import io.starledger.ratings.watermark.AwaitedParameter;
import io.starledger.ratings.watermark.View;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.UserId;
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

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Lists an item's ratings in force with their comments. */
@RestController
@Tag(name = "Items")
final class RatingListController {
    private static final int CURSOR_PARTS = 2;

    private final ServedView<CurrentViews> views;
    private final AwaitedParameter awaitedParameter;

    RatingListController(ServedView<CurrentViews> views, AwaitedParameter awaitedParameter) {
        this.views = views;
        this.awaitedParameter = awaitedParameter;
    }

    /** A page of ratings. */
    @Schema(name = "RatingList")
    record RatingListBody(
            List<ListedRating> ratings,
            @Schema(description = "Where the next page begins; null on the last")
                    @Nullable String nextCursor) {}

    @GetMapping("/v1/tenants/{tenantId}/items/{item}/ratings")
    @Operation(summary = "List an item's ratings in force with comments, the newest first")
    @ApiResponse(responseCode = "425", ref = "#/components/responses/position-not-reached")
    Mono<RatingListBody> list(
            @PathVariable TenantId tenantId,
            @PathVariable String item,
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
        ItemParameter.check(item, violations);
        PageRequest page = PageRequest.parse(limit, cursor, CURSOR_PARTS, violations);
        PostgresRatingList.After lastRow = lastRow(page.cursor(), violations);
        Awaited awaited = awaitedParameter.parse(tenantId, View.RATINGS, after, violations);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        PostgresRatingList.Question question =
                new PostgresRatingList.Question(
                        new ItemKey(tenantId, new ItemId(item)),
                        page.limit(),
                        lastRow,
                        awaited == null);
        return views.read(of -> of.positions().after(awaited, () -> of.list().read(question)))
                .map(RatingListController::body);
    }

    private static PostgresRatingList.@Nullable After lastRow(
            @Nullable Cursor cursor, List<Violation> violations) {
        if (cursor == null) {
            return null;
        }
        try {
            return new PostgresRatingList.After(
                    InstantRange.require(Instant.parse(cursor.parts().get(0))),
                    new UserId(cursor.parts().get(1)));
        } catch (DateTimeException | IllegalArgumentException _) {
            violations.add(PageRequest.badCursor());
            return null;
        }
    }

    private static RatingListBody body(Page<ListedRating> page) {
        return new RatingListBody(page.rows(), page.next() == null ? null : page.next().token());
    }
}
