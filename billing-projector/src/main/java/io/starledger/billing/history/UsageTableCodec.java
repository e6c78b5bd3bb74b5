package io.starledger.billing.history;

import static java.util.Objects.requireNonNull;

import io.starledger.billing.usage.AcceptedRatingCodec;
import io.starledger.platform.projection.Batch;
import io.starledger.platform.projection.Batch.Entry;
import io.starledger.platform.streams.InvalidRecordException;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topics;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Adds up accepted ratings, each once, by the rule by which quotas count them. */
public final class UsageTableCodec {
    private static final String KNOWN =
            """
            select r.tenant_id, r.source_partition, c.event_id, c.accepted_at
            from unnest(?::uuid[], ?::integer[], ?::uuid[]) r (tenant_id, source_partition, event_id)
              join counted_ratings c using (tenant_id, source_partition, event_id)
            """;
    private static final String NEWEST =
            """
            select r.tenant_id, r.source_partition, null::uuid as event_id, c.accepted_at
            from unnest(?::uuid[], ?::integer[]) r (tenant_id, source_partition)
              cross join lateral (select accepted_at from counted_ratings c
                where c.tenant_id = r.tenant_id and c.source_partition = r.source_partition
                order by accepted_at desc limit 1) c
            """;
    private static final String COUNT =
            """
            insert into counted_ratings
            select * from unnest(?::uuid[], ?::integer[], ?::uuid[], ?::timestamptz[]) on conflict do nothing
            """;
    private static final String FORGET =
            """
            delete from counted_ratings c
            using unnest(?::uuid[], ?::integer[], ?::timestamptz[]) r (tenant_id, source_partition, until)
            where c.tenant_id = r.tenant_id and c.source_partition = r.source_partition and c.accepted_at <= r.until
            """;
    private static final String ADD =
            """
            insert into usage_sums as s
            select * from unnest(?::uuid[], ?::integer[], ?::timestamptz[], ?::bigint[])
            on conflict (tenant_id, width, since) do update set ratings = s.ratings + excluded.ratings
            """;

    private UsageTableCodec() {}

    /**
     * A tenant's part of one partition of the log, in which a repetition stands behind its first.
     */
    private record Part(TenantId tenant, int partition) {}

    private record Rated(Part part, UUID id, Instant acceptedAt) {}

    /** To be called once for each batch, in the transaction in which the positions move. */
    public static void write(Connection connection, Batch batch) throws SQLException {
        List<Rated> rated = rated(batch);
        if (rated.isEmpty()) {
            return;
        }
        Map<Part, CountedIds> known = known(connection, rated);
        List<Rated> counted =
                rated.stream()
                        .filter(
                                it ->
                                        requireNonNull(known.get(it.part()))
                                                .count(it.id(), it.acceptedAt()))
                        .toList();
        remember(connection, counted, known);
        UsageSums sums = new UsageSums();
        counted.forEach(it -> sums.add(it.part().tenant(), it.acceptedAt()));
        add(connection, sums);
    }

    private static List<Rated> rated(Batch batch) {
        List<Rated> rated = new ArrayList<>();
        for (Entry<ItemKey, RatingEvent> entry : batch.of(Topics.RATING_EVENTS)) {
            try {
                RatingEvent event = AcceptedRatingCodec.required(entry.key(), entry.value());
                if (AcceptedRatingCodec.isUse(event)) {
                    rated.add(
                            new Rated(
                                    new Part(entry.key().tenant(), entry.partition()),
                                    event.getEventId(),
                                    Instant.ofEpochMilli(entry.timestamp())));
                }
            } catch (InvalidRecordException _) {
                // the topology keeps it among the dead letters
            }
        }
        return rated;
    }

    private static Map<Part, CountedIds> known(Connection connection, List<Rated> rated)
            throws SQLException {
        Map<Part, CountedIds> known = new HashMap<>();
        rated.forEach(it -> known.putIfAbsent(it.part(), new CountedIds()));
        try (PreparedStatement select = connection.prepareStatement(NEWEST)) {
            setParts(select, known.keySet(), part -> part);
            read(select, known);
        }
        try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
            setParts(select, rated, Rated::part);
            set(select, 3, "uuid", rated, Rated::id);
            read(select, known);
        }
        return known;
    }

    private static void read(PreparedStatement select, Map<Part, CountedIds> known)
            throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                Part part =
                        new Part(
                                new TenantId(requireNonNull(rows.getObject(1, UUID.class))),
                                rows.getInt(2));
                @Nullable UUID id = rows.getObject(3, UUID.class);
                Instant acceptedAt =
                        requireNonNull(rows.getObject(4, OffsetDateTime.class)).toInstant();
                CountedIds ids = requireNonNull(known.get(part));
                if (id == null) {
                    ids.reach(acceptedAt);
                } else {
                    ids.add(id, acceptedAt);
                }
            }
        }
    }

    private static void remember(
            Connection connection, List<Rated> counted, Map<Part, CountedIds> known)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(COUNT)) {
            setParts(insert, counted, Rated::part);
            set(insert, 3, "uuid", counted, Rated::id);
            set(insert, 4, "timestamptz", counted, it -> it.acceptedAt().toString());
            insert.executeUpdate();
        }
        try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
            setParts(delete, known.keySet(), part -> part);
            set(
                    delete,
                    3,
                    "timestamptz",
                    known.keySet(),
                    part -> requireNonNull(known.get(part)).forgottenUntil().toString());
            delete.executeUpdate();
        }
    }

    private static void add(Connection connection, UsageSums sums) throws SQLException {
        List<Map.Entry<UsageSums.Span, Long>> all = List.copyOf(sums.ratings().entrySet());
        try (PreparedStatement insert = connection.prepareStatement(ADD)) {
            set(insert, 1, "uuid", all, it -> it.getKey().tenant().value());
            set(insert, 2, "integer", all, it -> it.getKey().width());
            set(insert, 3, "timestamptz", all, it -> it.getKey().since().toString());
            set(insert, 4, "bigint", all, Map.Entry::getValue);
            insert.executeUpdate();
        }
    }

    private static <T> void setParts(
            PreparedStatement statement, Collection<T> all, Function<T, Part> part)
            throws SQLException {
        set(statement, 1, "uuid", all, it -> part.apply(it).tenant().value());
        set(statement, 2, "integer", all, it -> part.apply(it).partition());
    }

    private static <T> void set(
            PreparedStatement statement,
            int index,
            String type,
            Collection<T> all,
            Function<T, Object> value)
            throws SQLException {
        statement.setArray(
                index,
                statement.getConnection().createArrayOf(type, all.stream().map(value).toArray()));
    }
}
