package io.starledger.ratings.current;

import io.r2dbc.spi.Readable;
import io.starledger.platform.paging.Cursor;
import io.starledger.platform.paging.Page;
import io.starledger.platform.postgres.TenantReads;
import io.starledger.platform.postgres.TenantReads.Query;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.UserId;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads an item's ratings in force from PostgreSQL, by {@code rated_at} and then {@code user_id},
 * both descending. A comment is shown only if it is the one that the rating was accepted with.
 */
record PostgresRatingList(TenantReads postgres) {
    private static final String SELECT =
            """
            select r.rating_id, r.user_id, r.score, c.text, r.channel, r.rated_at, r.accepted_at
            from ratings r left join comments c
              on c.tenant_id = r.tenant_id and c.item_id = r.item_id and c.user_id = r.user_id
              and c.rating_id = r.rating_id and sha256(convert_to(c.text, 'UTF8')) = r.comment_hash
            where r.tenant_id = $1 and r.item_id = $2 and r.rating_id is not null and not r.hidden %s
            order by r.rated_at desc, r.user_id desc
            limit $3
            """;

    /** One rating in force. */
    @Schema(name = "Rating")
    record ListedRating(
            UUID ratingId,
            @Schema(example = "user-7") String userId,
            @Schema(example = "5") int score,
            @Schema(description = "Null without one, or once it was erased")
                    @Nullable String comment,
            @Schema(example = "web", description = "Null if not said") @Nullable String channel,
            Instant ratedAt,
            Instant acceptedAt) {}

    /**
     * What to read.
     *
     * @param after the last row of the page before, null for the first page
     * @param mayLag whether the shard's read-only address may answer
     */
    record Question(ItemKey item, int limit, @Nullable After after, boolean mayLag) {}

    /** A row of the page before. */
    record After(Instant ratedAt, UserId user) {}

    Mono<Page<ListedRating>> read(Question question) {
        After after = question.after();
        String onward = after == null ? "" : "and (r.rated_at, r.user_id) < ($4, $5)";
        TenantId tenant = question.item().tenant();
        List<Object> values = new ArrayList<>();
        values.add(tenant.value());
        values.add(question.item().item().value());
        values.add(question.limit() + 1);
        if (after != null) {
            values.add(after.ratedAt());
            values.add(after.user().value());
        }
        Query query = new Query(tenant, SELECT.formatted(onward), values);
        Function<Readable, ListedRating> rating = PostgresRatingList::rating;
        return (question.mayLag() ? postgres.list(query, rating) : postgres.read(query, rating))
                .map(
                        rows ->
                                Page.of(
                                        rows,
                                        question.limit(),
                                        row -> Cursor.of(row.ratedAt().toString(), row.userId())));
    }

    private static ListedRating rating(Readable row) {
        return new ListedRating(
                required(row, "rating_id", UUID.class),
                required(row, "user_id", String.class),
                required(row, "score", Integer.class),
                row.get("text", String.class),
                row.get("channel", String.class),
                required(row, "rated_at", Instant.class),
                required(row, "accepted_at", Instant.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
