package io.starledger.ratings.items;

import io.r2dbc.spi.Readable;
import io.starledger.ratings.fold.ItemCounts;
import io.starledger.ratings.paging.Cursor;
import io.starledger.ratings.paging.Page;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.Objects;

/** Reads rankings of a tenant's items from PostgreSQL. */
final class PostgresRanking {
    private final DatabaseClient postgres;
    private final Duration patience;

    PostgresRanking(DatabaseClient postgres, Duration patience) {
        this.postgres = postgres;
        this.patience = patience;
    }

    /** A row of a ranking and the value it stands there for. */
    record RankedItem(ItemId item, ItemCounts counts, String value) {}

    /**
     * What to read.
     *
     * @param after the last row of the page before, null for the first page
     */
    record Question(TenantId tenant, RankingOrder order, int limit, @Nullable After after) {}

    /** A row of the page before. */
    record After(Object value, ItemId item) {}

    Mono<Page<RankedItem>> read(Question question) {
        RankingOrder order = question.order();
        After after = question.after();
        DatabaseClient.GenericExecuteSpec select =
                postgres.sql(sql(order.column(), after != null))
                        .bind(0, question.tenant().value())
                        .bind(1, question.limit() + 1);
        if (after != null) {
            select = select.bind(2, after.value()).bind(3, after.item().value());
        }
        return select.map(row -> ranked(row, order))
                .all()
                .collectList()
                .timeout(patience)
                .map(
                        rows ->
                                Page.of(
                                        rows,
                                        question.limit(),
                                        row ->
                                                Cursor.of(
                                                        order.parameter(),
                                                        row.value(),
                                                        row.item().value())));
    }

    private static String sql(String column, boolean onward) {
        return """
        select item_id, count_1, count_2, count_3, count_4, count_5, revision, updated_at, %1$s as ranked_by
        from ratings.items
        where tenant_id = $1 and rating_count > 0 %2$s
        order by %1$s desc, item_id desc
        limit $2
        """
                .formatted(column, onward ? "and (" + column + ", item_id) < ($3, $4)" : "");
    }

    private static RankedItem ranked(Readable row, RankingOrder order) {
        return new RankedItem(
                new ItemId(Objects.requireNonNull(row.get("item_id", String.class))),
                ItemReader.counts(row),
                Objects.requireNonNull(row.get("ranked_by", order.type())).toString());
    }
}
