package io.starledger.ratings.timeline;

import io.starledger.platform.postgres.ArrayParameter;
import io.starledger.ratings.fold.Fact;
import io.starledger.ratings.history.FactRow;
import io.starledger.schemas.ids.RaterKey;

import org.jspecify.annotations.Nullable;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes what stood since when to PostgreSQL. An event, being the last in the log, changes one
 * range of time: a submission stands from its instant to the next at which its rater submitted or
 * retracted anything, where what it stands behind was decided before; a retraction or moderation
 * holds from its instant on. The events of one rater go one after the other, those of different
 * raters together; none is ever in memory but those of the batch.
 */
public final class StandingTableCodec {
    /**
     * However small a table was when a statement was planned, it is going to grow; and a user who
     * rates one item without end must not have each round planned anew.
     */
    private static final String BY_INDEX =
            "set local enable_seqscan = off; set local enable_hashjoin = off; set local"
                    + " enable_mergejoin = off; set local plan_cache_mode = force_generic_plan";

    /**
     * Each statement of a {@code with} sees the rows as they were before all of them; those of a
     * rater of whom there are none are not looked for.
     */
    private static final String FOLD =
            """
            with fact as (
              select f.*, coalesce(next.since, 'infinity') as until
              from unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::smallint[], ?::boolean[], ?::bigint[], ?::boolean[])
                  f (tenant_id, item_id, user_id, dated, rated, hides, source_offset, has_rows)
                left join lateral (
                  select s.since from standings s
                  where f.has_rows and f.rated is not null and s.bounds and s.since > f.dated
                    and s.tenant_id = f.tenant_id and s.item_id = f.item_id and s.user_id = f.user_id
                  order by s.since limit 1) next on true
            ), found as (
              select f.*, f.dated as since, f.hides is null or (s.since = f.dated and s.bounds) as bounds,
                s.rating_offset, s.score, coalesce(s.hidden, false) as hidden,
                case when s.since = f.dated then s.counted_before else s.counted end as counted_before
              from fact f
                left join lateral (
                  select * from standings s
                  where f.has_rows and s.since <= f.dated
                    and s.tenant_id = f.tenant_id and s.item_id = f.item_id and s.user_id = f.user_id
                  order by s.since desc limit 1) s on true
              union all
              select f.*, s.since, s.bounds, s.rating_offset, s.score, s.hidden, s.counted_before
              from fact f join standings s
                on f.has_rows and s.tenant_id = f.tenant_id and s.item_id = f.item_id and s.user_id = f.user_id
                  and s.since > f.dated and s.since <= f.until
            ), folded as (
              select tenant_id, item_id, user_id, dated, has_rows, since, bounds, counted_before,
                case when hides is not null or since = until then rating_offset
                  when rated is not null then source_offset end as rating_offset,
                case when hides is not null or since = until then score else rated end as score,
                coalesce(hides, hidden) as hidden
              from found
            ), counted as (
              select *, case when not hidden then score end as counted from folded
            ), standing as (
              select tenant_id, item_id, user_id, since, coalesce(bounds, false) as bounds, rating_offset, score, hidden, counted,
                case when since = dated then counted_before
                  else lag(counted) over (partition by tenant_id, item_id, user_id order by since) end as counted_before,
                has_rows
              from counted
            ), written as (
              insert into standings as known
                (tenant_id, item_id, user_id, since, bounds, rating_offset, score, hidden, counted, counted_before)
              select tenant_id, item_id, user_id, since, bounds, rating_offset, score, hidden, counted, counted_before
              from standing
              on conflict (tenant_id, item_id, user_id, since) do update set
                bounds = excluded.bounds, rating_offset = excluded.rating_offset, score = excluded.score,
                hidden = excluded.hidden, counted = excluded.counted, counted_before = excluded.counted_before
            ), change as (
              select tenant_id, item_id, since, counted as plus, counted_before as minus from standing
              union all
              select o.tenant_id, o.item_id, o.since, o.counted_before, o.counted
              from standing s join standings o using (tenant_id, item_id, user_id, since)
              where s.has_rows
            )
            insert into changes as known (tenant_id, item_id, width, since, count_1, count_2, count_3, count_4, count_5)
            select tenant_id, item_id, width, date_trunc(unit, since, 'UTC'),
              count(*) filter (where plus = 1) - count(*) filter (where minus = 1),
              count(*) filter (where plus = 2) - count(*) filter (where minus = 2),
              count(*) filter (where plus = 3) - count(*) filter (where minus = 3),
              count(*) filter (where plus = 4) - count(*) filter (where minus = 4),
              count(*) filter (where plus = 5) - count(*) filter (where minus = 5)
            from change cross join (values (86400, 'day'), (3600, 'hour'), (1, 'second'), (0, 'microseconds')) w (width, unit)
            group by 1, 2, 3, 4
            order by 1, 2, 3, 4
            on conflict (tenant_id, item_id, width, since) do update set
              count_1 = known.count_1 + excluded.count_1, count_2 = known.count_2 + excluded.count_2,
              count_3 = known.count_3 + excluded.count_3, count_4 = known.count_4 + excluded.count_4,
              count_5 = known.count_5 + excluded.count_5
            """;

    private StandingTableCodec() {}

    /** {@code rows} in the order of the log; those that were written before change nothing. */
    public static void write(Connection connection, Collection<FactRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(BY_INDEX);
        }
        Map<RaterKey, Known> known =
                SeenTableCodec.read(
                        connection, rows.stream().map(FactRow::rater).collect(Collectors.toSet()));
        Set<RaterKey> written = new HashSet<>(known.keySet());
        List<List<FactRow>> rounds = rounds(rows, known);
        try (PreparedStatement fold = connection.prepareStatement(FOLD)) {
            for (List<FactRow> round : rounds) {
                fold(fold, round, written);
                round.forEach(row -> written.add(row.rater()));
            }
        }
        SeenTableCodec.write(connection, known);
    }

    /**
     * Those that tell anything new, each rater at most once in each; brings {@code known} there.
     */
    private static List<List<FactRow>> rounds(
            Collection<FactRow> rows, Map<RaterKey, Known> known) {
        List<List<FactRow>> rounds = new ArrayList<>();
        Map<RaterKey, Integer> told = new HashMap<>();
        for (FactRow row : rows) {
            Known before = known.getOrDefault(row.rater(), Known.NONE);
            if (before.isBehind(row)) {
                continue;
            }
            known.put(row.rater(), before.after(row));
            if (!before.knows(row)) {
                int round = told.merge(row.rater(), 1, Integer::sum) - 1;
                if (round == rounds.size()) {
                    rounds.add(new ArrayList<>());
                }
                rounds.get(round).add(row);
            }
        }
        return rounds;
    }

    private static void fold(PreparedStatement fold, List<FactRow> rows, Set<RaterKey> written)
            throws SQLException {
        RaterCodec.set(fold, rows.stream().map(FactRow::rater).toList());
        fold.setArray(4, column(fold, "timestamptz", rows, row -> at(row).toString()));
        fold.setArray(5, column(fold, "smallint", rows, StandingTableCodec::rated));
        fold.setArray(6, column(fold, "boolean", rows, StandingTableCodec::hides));
        fold.setArray(7, column(fold, "bigint", rows, row -> row.position().offset()));
        fold.setArray(8, column(fold, "boolean", rows, row -> written.contains(row.rater())));
        fold.executeUpdate();
    }

    private static Instant at(FactRow row) {
        return row.fact() instanceof Fact.Submitted submitted
                ? submitted.ratedAt()
                : row.fact().acceptedAt();
    }

    private static @Nullable Short rated(FactRow row) {
        return row.fact() instanceof Fact.Submitted submitted
                ? (short) submitted.score().stars()
                : null;
    }

    private static @Nullable Boolean hides(FactRow row) {
        return row.fact() instanceof Fact.Moderated moderated ? moderated.hidden() : null;
    }

    private static Array column(
            PreparedStatement fold,
            String type,
            List<FactRow> rows,
            Function<FactRow, @Nullable Object> value)
            throws SQLException {
        return ArrayParameter.of(
                fold.getConnection(), type, Arrays.asList(rows.stream().map(value).toArray()));
    }
}
