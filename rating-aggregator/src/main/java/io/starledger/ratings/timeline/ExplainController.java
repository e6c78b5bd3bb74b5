package io.starledger.ratings.timeline;

import io.starledger.platform.generation.ServedView;
import io.starledger.platform.paging.Cursor;
import io.starledger.platform.paging.Page;
import io.starledger.platform.paging.PageRequest;
import io.starledger.platform.position.Position;
import io.starledger.platform.position.PositionSeal;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.Violation;
import io.starledger.platform.time.AsOf;
import io.starledger.ratings.calls.ItemParameter;
import io.starledger.ratings.timeline.ExplainedEvent.Place;
import io.starledger.ratings.timeline.ExplainedEvent.Placed;
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

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers which events an item's number is made of. */
@RestController
@Tag(name = "Items")
final class ExplainController {
    static final String EXPLAIN = "/v1/tenants/{tenantId}/items/{item}/rating/explain";

    /** What stands when all that was ever dated has come. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private static final int CURSOR_PARTS = 2;

    private final ServedView<TimelineViews> views;
    private final AwaitedParameter awaitedParameter;
    private final PositionSeal seal;

    ExplainController(
            ServedView<TimelineViews> views, AwaitedParameter awaitedParameter, PositionSeal seal) {
        this.views = views;
        this.awaitedParameter = awaitedParameter;
        this.seal = seal;
    }

    /** A page of events. */
    @Schema(name = "Explanation")
    record ExplanationBody(
            @Schema(description = "By user, those of each as they were accepted")
                    List<ExplainedEvent> events,
            @Schema(description = "Where the next page begins; null on the last")
                    @Nullable String nextCursor) {}

    @GetMapping(EXPLAIN)
    @Operation(
            summary = "List the events behind an item's average",
            description =
                    "Every event that was known of the item at the instant, each with whether it"
                            + " counts: those that do make the histogram. An event that came twice"
                            + " is listed twice, and counts once.")
    @ApiResponse(responseCode = "425", ref = "#/components/responses/position-not-reached")
    Mono<ExplanationBody> explain(
            @PathVariable TenantId tenantId,
            @PathVariable String item,
            @Parameter(
                            name = AsOf.NAME,
                            description = PostgresTimeline.AS_OF_DESCRIPTION,
                            schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam(name = AsOf.NAME, required = false)
                    @Nullable String asOf,
            @Parameter(
                            description = "1 to 1,000",
                            schema = @Schema(type = "integer", defaultValue = "20"))
                    @RequestParam(required = false)
                    @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(description = AwaitedParameter.DESCRIPTION) @RequestParam(required = false)
                    @Nullable String after) {
        List<Violation> violations = new ArrayList<>();
        ItemParameter.check(item, violations);
        @Nullable Instant instant = AsOf.parse(asOf, violations);
        PageRequest page = PageRequest.parse(limit, cursor, CURSOR_PARTS, violations);
        Place lastRow = lastRow(tenantId, page.cursor(), violations);
        Awaited awaited = awaitedParameter.parse(tenantId, View.HISTORY, after, violations);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        PostgresTimeline.Question question =
                new PostgresTimeline.Question(
                        new ItemKey(tenantId, new ItemId(item)),
                        instant == null ? LAST : instant,
                        page.limit(),
                        lastRow);
        return views.read(
                        of -> of.positions().after(awaited, () -> of.timeline().explain(question)))
                .map(rows -> body(Page.of(rows, page.limit(), it -> cursor(tenantId, it))));
    }

    /** An offset tells how much others write, so it is sealed. */
    private Cursor cursor(TenantId tenant, Placed row) {
        Place place = row.place();
        return Cursor.of(
                place.user(),
                seal.seal(tenant, new Position(Map.of(place.partition(), place.offset()))));
    }

    private Place lastRow(TenantId tenant, @Nullable Cursor cursor, List<Violation> violations) {
        if (cursor == null) {
            return Place.BEFORE_ALL;
        }
        Optional<Place> place =
                seal.open(tenant, cursor.parts().get(1))
                        .flatMap(it -> it.offsets().entrySet().stream().findFirst())
                        .map(at -> new Place(cursor.parts().get(0), at.getKey(), at.getValue()));
        if (place.isEmpty()) {
            violations.add(PageRequest.badCursor());
        }
        return place.orElse(Place.BEFORE_ALL);
    }

    private static ExplanationBody body(Page<Placed> page) {
        return new ExplanationBody(
                page.rows().stream().map(Placed::event).toList(),
                page.next() == null ? null : page.next().token());
    }
}
