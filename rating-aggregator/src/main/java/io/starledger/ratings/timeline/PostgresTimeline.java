package io.starledger.ratings.timeline;

import static java.util.stream.Collectors.toMap;

import io.r2dbc.spi.Readable;
import io.starledger.platform.postgres.TenantReads;
import io.starledger.platform.postgres.TenantReads.Query;
import io.starledger.ratings.fold.Histogram;
import io.starledger.ratings.timeline.ExplainedEvent.Place;
import io.starledger.ratings.timeline.ExplainedEvent.Placed;
import io.starledger.schemas.ids.ItemKey;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Reads from PostgreSQL what stood at an instant, and why. */
public record PostgresTimeline(TenantReads postgres) {
    /** What descriptions of calls say of the parameter {@code as_of}. */
    public static final String AS_OF_DESCRIPTION =
            "The instant at which the answer is to hold: ratings count by rated_at, retractions and"
                    + " moderations by accepted_at. Of the years 1 to 9999; fractions finer than a"
                    + " microsecond are dropped";

    private static final int BEFORE_THE_FIRST = -1;
    private static final int HOUR = 3_600;
    private static final int DAY = 86_400;

    /** The days before an instant's and the hours of its day before its. */
    private static final String WHOLE_HOURS_BEFORE =
            """
            select -1 as step, count_1, count_2, count_3, count_4, count_5 from changes
            where tenant_id = $1 and item_id = $2 and width = 86400
              and since < date_trunc('day', $3::timestamptz, 'UTC')
            union all
            select -1, count_1, count_2, count_3, count_4, count_5 from changes
            where tenant_id = $1 and item_id = $2 and width = 3600
              and since >= date_trunc('day', $3::timestamptz, 'UTC')
              and since < date_trunc('hour', $3::timestamptz, 'UTC')
            """;

    private static final String SUMS =
            """
            select step, sum(count_1) as count_1, sum(count_2) as count_2, sum(count_3) as count_3, sum(count_4) as count_4,
              sum(count_5) as count_5
            from (%s) c group by step
            """;

    private static final String AS_OF =
            SUMS.formatted(
                    WHOLE_HOURS_BEFORE
                            + """
                            union all
                            select -1, count_1, count_2, count_3, count_4, count_5 from changes
                            where tenant_id = $1 and item_id = $2 and width = 1
                              and since >= date_trunc('hour', $3::timestamptz, 'UTC')
                              and since < date_trunc('second', $3::timestamptz, 'UTC')
                            union all
                            select -1, count_1, count_2, count_3, count_4, count_5 from changes
                            where tenant_id = $1 and item_id = $2 and width = 0
                              and since >= date_trunc('second', $3::timestamptz, 'UTC') and since <= $3
                            """);

    private static final String BY_STEP =
            SUMS.formatted(
                    WHOLE_HOURS_BEFORE
                            + """
                            union all
                            select floor(extract(epoch from since - $3) / $5)::integer,
                              count_1, count_2, count_3, count_4, count_5 from changes
                            where tenant_id = $1 and item_id = $2 and width = $6 and since >= $3 and since < $4
                            """);

    private static final String EXPLAIN =
            """
            select f.user_id, f.event_id, f.kind, f.score, f.rated_at, f.accepted_at, f.source_partition, f.source_offset,
              coalesce(f.source_offset = s.rating_offset and not s.hidden, false) as counts
            from facts f left join lateral (
              select * from standings s
              where s.tenant_id = f.tenant_id and s.item_id = f.item_id and s.user_id = f.user_id and s.since <= $3
              order by s.since desc limit 1) s on true
            where f.tenant_id = $1 and f.item_id = $2 and coalesce(f.rated_at, f.accepted_at) <= $3
              and (f.user_id, f.source_offset) > ($5, $6)
            order by f.user_id, f.source_offset
            limit $4
            """;

    /** Empty for an item that nobody had rated. */
    public Mono<Histogram> asOf(ItemKey item, Instant instant) {
        return sums(new Query(item.tenant(), AS_OF, values(item, instant)))
                .map(sums -> sums.getOrDefault(BEFORE_THE_FIRST, Histogram.EMPTY));
    }

    /** What stood at the end of each step. */
    public Mono<List<Histogram>> history(ItemKey item, HistorySpan span) {
        List<Object> values =
                values(
                        item,
                        span.from(),
                        span.to(),
                        span.step().length().toSeconds(),
                        span.step() == HistoryStep.HOUR ? HOUR : DAY);
        return sums(new Query(item.tenant(), BY_STEP, values))
                .map(sums -> span.ends(sums.getOrDefault(BEFORE_THE_FIRST, Histogram.EMPTY), sums));
    }

    /**
     * Which events to read.
     *
     * @param after the last of the page before; of the first page one that is before all
     */
    record Question(ItemKey item, Instant asOf, int limit, Place after) {}

    /** What users said of an item up to an instant, by user and then in the order of the log. */
    Mono<List<Placed>> explain(Question question) {
        List<Object> values =
                values(
                        question.item(),
                        question.asOf(),
                        question.limit() + 1,
                        question.after().user(),
                        question.after().offset());
        return postgres.read(
                new Query(question.item().tenant(), EXPLAIN, values), PostgresTimeline::placed);
    }

    private Mono<Map<Integer, Histogram>> sums(Query query) {
        return postgres.read(
                        query, row -> Map.entry(required(row, "step", Integer.class), counts(row)))
                .map(rows -> rows.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static List<Object> values(ItemKey item, Object... more) {
        List<Object> values = new ArrayList<>();
        values.add(item.tenant().value());
        values.add(item.item().value());
        values.addAll(List.of(more));
        return values;
    }

    private static Histogram counts(Readable row) {
        return new Histogram(
                required(row, "count_1", Long.class),
                required(row, "count_2", Long.class),
                required(row, "count_3", Long.class),
                required(row, "count_4", Long.class),
                required(row, "count_5", Long.class));
    }

    private static Placed placed(Readable row) {
        String user = required(row, "user_id", String.class);
        return new Placed(
                new ExplainedEvent(
                        required(row, "event_id", UUID.class),
                        user,
                        required(row, "kind", String.class),
                        row.get("score", Integer.class),
                        row.get("rated_at", Instant.class),
                        required(row, "accepted_at", Instant.class),
                        required(row, "counts", Boolean.class)),
                new Place(
                        user,
                        required(row, "source_partition", Integer.class),
                        required(row, "source_offset", Long.class)));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
