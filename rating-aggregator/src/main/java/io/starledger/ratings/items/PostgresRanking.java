package io.starledger.ratings.items;

import io.r2dbc.spi.Readable;
import io.starledger.platform.paging.Cursor;
import io.starledger.platform.paging.Page;
import io.starledger.platform.postgres.TenantReads;
import io.starledger.platform.postgres.TenantReads.Query;
import io.starledger.ratings.fold.ItemCounts;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Reads rankings of a tenant's items from PostgreSQL. */
record PostgresRanking(TenantReads postgres) {

    /** A row of a ranking and the value it stands there for. */
    record RankedItem(ItemId item, ItemCounts counts, String value) {}

    /**
     * What to read.
     *
     * @param after the last row of the page before, null for the first page
     * @param mayLag whether the shard's read-only address may answer
     */
    record Question(
            TenantId tenant,
            RankingOrder order,
            int limit,
            @Nullable After after,
            boolean mayLag) {}

    /** A row of the page before. */
    record After(Object value, ItemId item) {}

    Mono<Page<RankedItem>> read(Question question) {
        RankingOrder order = question.order();
        After after = question.after();
        List<Object> values = new ArrayList<>();
        values.add(question.tenant().value());
        values.add(question.limit() + 1);
        if (after != null) {
            values.add(after.value());
            values.add(after.item().value());
        }
        Query query = new Query(question.tenant(), sql(order.column(), after != null), values);
        Function<Readable, RankedItem> ranked = row -> ranked(row, order);
        return (question.mayLag() ? postgres.list(query, ranked) : postgres.read(query, ranked))
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
        from items
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
