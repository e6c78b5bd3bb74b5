package io.starledger.ratings.items;

import io.starledger.platform.generation.ServedView;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;
import io.starledger.platform.problem.Violation;
import io.starledger.platform.time.AsOf;
import io.starledger.ratings.calls.ItemParameter;
import io.starledger.ratings.fold.ItemCounts;
import io.starledger.ratings.watermark.Awaited;
import io.starledger.ratings.watermark.View;
import io.starledger.ratings.watermark.WaitingPlaces;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;

import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.accept.HeaderContentTypeResolver;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.NotAcceptableStatusException;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Streams an item's states as server-sent events. A subscriber is told the state that is there, and
 * then each that is newer than the one it knows; one that reads slowly, of those it missed only the
 * newest.
 */
final class ItemStreamController {
    static final String STREAM = "/v1/tenants/{tenantId}/items/{item}/rating/stream";
    static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final HeaderContentTypeResolver ACCEPTED = new HeaderContentTypeResolver();
    private static final int ONE_AT_A_TIME = 1;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final ServerSentEvent<ItemBody> NOTHING_NEW =
            ServerSentEvent.<ItemBody>builder().comment("").build();

    private final ServedView<ItemViews> views;
    private final StreamSettings settings;
    private final WaitingPlaces places;

    ItemStreamController(
            ServedView<ItemViews> views, StreamSettings settings, WaitingPlaces places) {
        this.views = views;
        this.settings = settings;
        this.places = places;
    }

    /** As a route: the handler that annotations make costs each subscriber 4 KB while it stays. */
    Mono<ServerResponse> stream(ServerRequest request) {
        if (ACCEPTED.resolveMediaTypes(request.exchange()).stream()
                .noneMatch(MediaType.TEXT_EVENT_STREAM::isCompatibleWith)) {
            throw new NotAcceptableStatusException(List.of(MediaType.TEXT_EVENT_STREAM));
        }
        TenantId tenant = TenantId.parse(request.pathVariable("tenantId"));
        String item = request.pathVariable("item");
        String lastEventId = request.headers().firstHeader(LAST_EVENT_ID);
        List<Violation> violations = new ArrayList<>();
        AsOf.refuse(request.queryParam(AsOf.NAME).orElse(null), violations);
        ItemParameter.check(item, violations);
        Optional<EventId> known =
                lastEventId == null ? Optional.empty() : EventId.parse(lastEventId);
        if (lastEventId != null && known.isEmpty()) {
            violations.add(
                    new Violation(LAST_EVENT_ID, "expected the id of an event of this stream"));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return ServerResponse.ok()
                .body(
                        BodyInserters.fromServerSentEvents(
                                bounded(new ItemKey(tenant, new ItemId(item)), known)));
    }

    /** Of what is known of another generation nothing is. */
    private static long revision(Optional<EventId> known, int generation) {
        return known.filter(id -> id.generation() == generation).map(EventId::revision).orElse(-1L);
    }

    private Flux<ServerSentEvent<ItemBody>> bounded(ItemKey item, Optional<EventId> known) {
        return Flux.defer(
                () ->
                        places.take(item.tenant())
                                ? views.follow(of -> states(of, item).map(events(of, item, known)))
                                        .take(settings.lifetime())
                                        .doFinally(_ -> places.giveBack(item.tenant()))
                                : Flux.error(tooMany()));
    }

    /**
     * Empty where there is nothing to tell. Changes are watched before the state is read, and the
     * state is read once the view has what the watch may have missed. What fails before the first
     * is answered as a problem.
     */
    private Flux<Optional<ItemCounts>> states(ItemViews of, ItemKey item) {
        Flux<Optional<ItemCounts>> changes =
                of.feed()
                        .changes(item)
                        .distinctUntilChanged(ItemCounts::revision)
                        .map(Optional::of)
                        .publishOn(Schedulers.parallel(), ONE_AT_A_TIME);
        Mono<Optional<ItemCounts>> now = Mono.defer(() -> current(of, item)).map(Optional::of);
        Flux<Optional<ItemCounts>> keepAlive =
                Flux.interval(settings.keepAlive()).onBackpressureDrop().map(_ -> Optional.empty());
        return Flux.merge(ONE_AT_A_TIME, changes, now, keepAlive);
    }

    private static Mono<ItemCounts> current(ItemViews of, ItemKey item) {
        Awaited missed = new Awaited(item.tenant(), View.ITEMS, of.feed().reached(item));
        return of.positions().after(missed, () -> of.reader().read(item));
    }

    /** Of one subscriber; what is no news to it is a comment. */
    private Function<Optional<ItemCounts>, ServerSentEvent<ItemBody>> events(
            ItemViews of, ItemKey item, Optional<EventId> known) {
        AtomicLong told = new AtomicLong(revision(known, of.generation()));
        return state ->
                state.filter(counts -> counts.revision() > told.get())
                        .map(
                                counts -> {
                                    told.set(counts.revision());
                                    return event(of, item, counts);
                                })
                        .orElse(NOTHING_NEW);
    }

    private static ServerSentEvent<ItemBody> event(ItemViews of, ItemKey item, ItemCounts counts) {
        return ServerSentEvent.builder(ItemBody.of(item.item(), counts, of.prior()))
                .id(new EventId(of.generation(), counts.revision()).toString())
                .event("rating")
                .build();
    }

    private ProblemException tooMany() {
        return ProblemException.passing(
                ProblemType.UNAVAILABLE,
                "expected at most %d subscribers at once, %d of one tenant, but this is one more"
                        .formatted(settings.subscribers(), settings.subscribersPerTenant()),
                RETRY_AFTER,
                null);
    }
}
