package io.starledger.ratings.items;

import io.starledger.platform.generation.ServedView;
import io.starledger.platform.http.HttpAnswers;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.Violation;
import io.starledger.platform.time.AsOf;
import io.starledger.ratings.calls.ItemParameter;
import io.starledger.ratings.watermark.Awaited;
import io.starledger.ratings.watermark.AwaitedParameter;
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
record ItemController(ServedView<ItemViews> views, AwaitedParameter after, HttpAnswers answers) {

    Mono<ServerResponse> rating(ServerRequest request) {
        TenantId tenant = TenantId.parse(request.pathVariable("tenantId"));
        String item = request.pathVariable("item");
        MultiValueMap<String, String> parameters = request.queryParams();
        List<Violation> violations = new ArrayList<>(0);
        ItemParameter.check(item, violations);
        @Nullable Instant asOf = AsOf.parse(request.queryParam(AsOf.NAME).orElse(null), violations);
        Awaited awaited =
                after.parse(
                        tenant,
                        asOf == null ? View.ITEMS : View.HISTORY,
                        parameters.getFirst("after"),
                        violations);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        ItemKey key = new ItemKey(tenant, new ItemId(item));
        return views.read(
                of -> asOf == null ? now(of, key, awaited) : asOf(of, key, asOf, awaited));
    }

    private Mono<ServerResponse> now(ItemViews of, ItemKey key, @Nullable Awaited awaited) {
        return of.positions()
                .after(awaited, () -> of.reader().read(key))
                .flatMap(
                        counts ->
                                answers.tagged(
                                        new EventId(of.generation(), counts.revision()).toString(),
                                        ItemBody.of(key.item(), counts, of.prior())));
    }

    /** Without an entity tag: what comes late changes it. */
    private Mono<ServerResponse> asOf(
            ItemViews of, ItemKey key, Instant asOf, @Nullable Awaited awaited) {
        return of.positions()
                .after(awaited, () -> of.timeline().asOf(key, asOf))
                .flatMap(
                        stood ->
                                answers.of(
                                        HttpStatus.OK,
                                        new PastItemBody(
                                                key.item().value(),
                                                asOf,
                                                ScoresBody.of(stood, of.prior()))));
    }
}
