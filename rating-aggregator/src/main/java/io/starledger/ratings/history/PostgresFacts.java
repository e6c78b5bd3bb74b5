package io.starledger.ratings.history;

import io.r2dbc.spi.Readable;
import io.starledger.platform.postgres.TenantReads;
import io.starledger.platform.postgres.TenantReads.Query;
import io.starledger.ratings.fold.Fact;
import io.starledger.ratings.fold.Score;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.RaterKey;
import io.starledger.schemas.ids.RatingId;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.UserId;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Reads what happened from PostgreSQL. */
record PostgresFacts(TenantReads postgres) {
    /** A user may have said something of an item any number of times: so many are held at once. */
    static final int PORTION = 1_000;

    /** Of a key that was used again long after, the later use. */
    private static final String FIND =
            """
            select f.item_id, f.user_id, f.source_offset <= coalesce((
              select min(w.source_offset) from watermarks w
              where w.view in ('items', 'ratings') and w.source_partition = f.source_partition
              having count(*) = 2), -1) as in_views
            from facts f where f.tenant_id = $1 and f.event_id = $2 and f.kind = 'submitted'
            order by f.accepted_at desc, f.source_offset desc
            limit 1
            """;

    private static final String OF_RATER =
            """
            select event_id, kind, accepted_at, rated_at, score, source_offset from facts
            where tenant_id = $1 and item_id = $2 and user_id = $3 and source_offset > $4
            order by source_offset
            limit $5
            """;

    /**
     * Where a rating belongs.
     *
     * @param inViews whether the views have come to it
     */
    record Found(RaterKey rater, boolean inViews) {}

    private record Placed(Fact fact, long offset) {}

    /** Empty if the history has no such rating of the tenant. */
    Mono<Found> find(TenantId tenant, RatingId rating) {
        Query query = new Query(tenant, FIND, List.of(tenant.value(), rating.value()));
        return postgres.read(query, row -> found(tenant, row)).flatMapIterable(rows -> rows).next();
    }

    Mono<RatingHistory> history(RaterKey rater, RatingId rating) {
        return portions(rater)
                .reduce(
                        RatingHistory.of(rating),
                        (history, portion) -> {
                            for (Placed next : portion) {
                                history = history.after(next.fact());
                            }
                            return history;
                        });
    }

    private Flux<List<Placed>> portions(RaterKey rater) {
        return portion(rater, -1)
                .expand(
                        portion ->
                                portion.size() < PORTION
                                        ? Mono.empty()
                                        : portion(rater, portion.getLast().offset()));
    }

    private Mono<List<Placed>> portion(RaterKey rater, long after) {
        ItemKey item = rater.item();
        Query query =
                new Query(
                        item.tenant(),
                        OF_RATER,
                        List.of(
                                item.tenant().value(),
                                item.item().value(),
                                rater.user().value(),
                                after,
                                PORTION));
        return postgres.read(
                query, row -> new Placed(fact(row), required(row, "source_offset", Long.class)));
    }

    private static Found found(TenantId tenant, Readable row) {
        ItemKey item = new ItemKey(tenant, new ItemId(required(row, "item_id", String.class)));
        return new Found(
                new RaterKey(item, new UserId(required(row, "user_id", String.class))),
                required(row, "in_views", Boolean.class));
    }

    private static Fact fact(Readable row) {
        UUID eventId = required(row, "event_id", UUID.class);
        Instant acceptedAt = required(row, "accepted_at", Instant.class);
        return switch (FactKind.of(required(row, "kind", String.class))) {
            case SUBMITTED ->
                    new Fact.Submitted(
                            eventId,
                            acceptedAt,
                            required(row, "rated_at", Instant.class),
                            new Score(required(row, "score", Integer.class)),
                            null,
                            null);
            case RETRACTED -> new Fact.Retracted(eventId, acceptedAt);
            case HIDDEN -> new Fact.Moderated(eventId, acceptedAt, true);
            case SHOWN -> new Fact.Moderated(eventId, acceptedAt, false);
        };
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
