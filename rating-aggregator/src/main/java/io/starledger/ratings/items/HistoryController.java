package io.starledger.ratings.items;

import io.starledger.platform.generation.ServedView;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.Violation;
import io.starledger.ratings.calls.ItemParameter;
import io.starledger.ratings.timeline.HistorySpan;
import io.starledger.ratings.watermark.Awaited;
import io.starledger.ratings.watermark.AwaitedParameter;
import io.starledger.ratings.watermark.View;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
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

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Answers how an item came to be rated as it is. */
@RestController
@Tag(name = "Items")
final class HistoryController {
    static final String HISTORY = "/v1/tenants/{tenantId}/items/{item}/rating/history";

    private final ServedView<ItemViews> views;
    private final AwaitedParameter awaitedParameter;
    private final InstantSource clock;

    HistoryController(
            ServedView<ItemViews> views, AwaitedParameter awaitedParameter, InstantSource clock) {
        this.views = views;
        this.awaitedParameter = awaitedParameter;
        this.clock = clock;
    }

    @GetMapping(HISTORY)
    @Operation(
            summary = "Read how an item's average and histogram went, by hour, day or week",
            description =
                    "Whole steps by UTC, weeks from Monday, also where from or to lies within one."
                            + " Ratings count by rated_at, so one that comes late changes what was"
                            + " answered before. At most 1,000 steps.")
    @ApiResponse(responseCode = "425", ref = "#/components/responses/position-not-reached")
    Mono<HistoryBody> history(
            @PathVariable TenantId tenantId,
            @PathVariable String item,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"hour", "day", "week"},
                                            defaultValue = "day"))
                    @RequestParam(required = false)
                    @Nullable String step,
            @Parameter(
                            description =
                                    "Unless it is given: by hour a day before to, by day 30 days,"
                                            + " by week 52 weeks",
                            schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam(required = false)
                    @Nullable String from,
            @Parameter(
                            description = "The first instant after it; now, unless it is given",
                            schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam(required = false)
                    @Nullable String to,
            @Parameter(description = AwaitedParameter.DESCRIPTION) @RequestParam(required = false)
                    @Nullable String after) {
        List<Violation> violations = new ArrayList<>();
        ItemParameter.check(item, violations);
        HistorySpan span =
                HistorySpan.parse(
                        new HistorySpan.Sent(step, from, to), clock.instant(), violations);
        Awaited awaited = awaitedParameter.parse(tenantId, View.HISTORY, after, violations);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        ItemKey key = new ItemKey(tenantId, new ItemId(item));
        return views.read(
                of ->
                        of.positions()
                                .after(awaited, () -> of.timeline().history(key, span))
                                .map(ends -> HistoryBody.of(key.item(), span, ends, of.prior())));
    }
}
