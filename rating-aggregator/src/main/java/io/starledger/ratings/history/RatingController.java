package io.starledger.ratings.history;

import io.starledger.platform.generation.ServedView;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.Violation;
import io.starledger.platform.time.AsOf;
import io.starledger.ratings.fold.Fact;
import io.starledger.ratings.history.PostgresFacts.Found;
import io.starledger.ratings.watermark.Awaited;
import io.starledger.ratings.watermark.AwaitedParameter;
import io.starledger.ratings.watermark.View;
import io.starledger.schemas.ids.RatingId;
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
import java.util.Locale;
import java.util.UUID;

/** Answers what has become of one rating. */
@RestController
@Tag(name = "Ratings")
final class RatingController {
    static final String RATING = "/v1/tenants/{tenantId}/ratings/{ratingId}";

    private final ServedView<HistoryViews> views;
    private final AwaitedParameter awaitedParameter;

    RatingController(ServedView<HistoryViews> views, AwaitedParameter awaitedParameter) {
        this.views = views;
        this.awaitedParameter = awaitedParameter;
    }

    /** A rating and its state. */
    @Schema(name = "RatingState")
    record RatingBody(
            UUID ratingId,
            @Schema(
                            allowableValues = {
                                "accepted",
                                "in_force",
                                "hidden",
                                "superseded",
                                "retracted"
                            },
                            description =
                                    "accepted: in the log, and the views have not come there yet;"
                                            + " superseded: a rating of the same user and item that"
                                            + " is dated later holds or held instead")
                    String state,
            @Schema(example = "book-1") String itemId,
            @Schema(example = "user-7") String userId,
            @Schema(example = "5") int score,
            Instant ratedAt,
            Instant acceptedAt,
            @Schema(description = "Null unless superseded: by which rating")
                    @Nullable UUID supersededBy,
            @Schema(description = "Null unless retracted: when the user took it back")
                    @Nullable Instant retractedAt) {}

    @GetMapping(RATING)
    @Operation(
            summary = "Tell what has become of a rating",
            description =
                    "404 for a rating that nobody posted, or that the history has not come to yet:"
                            + " ask after its position to know.")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/not-found")
    @ApiResponse(responseCode = "425", ref = "#/components/responses/position-not-reached")
    Mono<RatingBody> rating(
            @PathVariable TenantId tenantId,
            @Parameter(schema = @Schema(type = "string", format = "uuid")) @PathVariable
                    String ratingId,
            @Parameter(description = AwaitedParameter.DESCRIPTION) @RequestParam(required = false)
                    @Nullable String after,
            @Parameter(hidden = true) @RequestParam(name = AsOf.NAME, required = false)
                    @Nullable String asOf) {
        List<Violation> violations = new ArrayList<>();
        AsOf.refuse(asOf, violations);
        RatingId rating = parse(ratingId, violations);
        Awaited awaited = awaitedParameter.parse(tenantId, View.HISTORY, after, violations);
        if (rating == null || !violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return views.read(of -> body(of, tenantId, rating, awaited))
                .switchIfEmpty(Mono.error(ProblemException::notFound));
    }

    private static @Nullable RatingId parse(String ratingId, List<Violation> violations) {
        try {
            return RatingId.parse(ratingId);
        } catch (IllegalArgumentException e) {
            violations.add(
                    new Violation("ratingId", "expected a UUID of 36 characters in lower case"));
            return null;
        }
    }

    private static Mono<RatingBody> body(
            HistoryViews views, TenantId tenant, RatingId rating, @Nullable Awaited awaited) {
        return views.positions()
                .after(awaited, () -> views.facts().find(tenant, rating))
                .flatMap(
                        found ->
                                views.facts()
                                        .history(found.rater(), rating)
                                        .flatMap(
                                                history -> Mono.justOrEmpty(body(found, history))));
    }

    /** Null for what had the id of another fact, and so was never taken. */
    private static @Nullable RatingBody body(Found found, RatingHistory history) {
        Fact.Submitted submission = history.submission();
        if (submission == null) {
            return null;
        }
        return new RatingBody(
                history.rating().value(),
                state(found, history).name().toLowerCase(Locale.ROOT),
                found.rater().item().item().value(),
                found.rater().user().value(),
                submission.score().stars(),
                submission.ratedAt(),
                submission.acceptedAt(),
                history.end() instanceof RatingHistory.Superseded superseded
                        ? superseded.by().value()
                        : null,
                history.end() instanceof RatingHistory.Retracted retracted ? retracted.at() : null);
    }

    private static RatingState state(Found found, RatingHistory history) {
        RatingState state = history.state();
        return state == RatingState.IN_FORCE && !found.inViews() ? RatingState.ACCEPTED : state;
    }
}
