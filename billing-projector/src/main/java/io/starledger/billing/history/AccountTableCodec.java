package io.starledger.billing.history;

import static io.starledger.platform.postgres.Upsert.Column.key;
import static io.starledger.platform.postgres.Upsert.Column.of;

import static java.util.Objects.requireNonNull;

import io.starledger.billing.account.AccountFactCodec;
import io.starledger.billing.account.AccountFactCodec.Known;
import io.starledger.billing.history.NewFactsCodec.Fact;
import io.starledger.platform.postgres.Upsert;
import io.starledger.platform.projection.Batch;
import io.starledger.schemas.avro.StoredAccount;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.UUID;

/**
 * Writes what each tenant's account was after each of its facts. A fact that is known from before
 * others is folded where it belongs, and those behind it once more; only then is anything read but
 * what the newest fact left.
 */
public final class AccountTableCodec {
    /** Of so many rows one keeps what the next is folded from; the newest does in any case. */
    static final int STATES = 32;

    private static final Upsert ACCOUNTS =
            new Upsert(
                    "account_history",
                    List.of(
                            key("tenant_id", "uuid"),
                            key("known_at", "timestamptz"),
                            key("source", "smallint"),
                            of("source_partition", "integer"),
                            key("source_offset", "bigint"),
                            of("fact", "bytea"),
                            of("number", "integer"),
                            of("account", "bytea"),
                            of("state", "bytea")),
                    List.of("number"));
    private static final String PLACES =
            "unnest(?::uuid[], ?::timestamptz[], ?::smallint[], ?::bigint[])"
                    + " p (tenant_id, known_at, source, source_offset)";
    private static final String BASES =
            """
            select p.tenant_id, b.known_at, b.source, b.source_offset, b.number, b.state,
              exists (select from account_history h
                where h.tenant_id = p.tenant_id
                  and (h.known_at, h.source, h.source_offset) > (p.known_at, p.source, p.source_offset)) as is_late
            from %s left join lateral (
              select * from account_history h
              where h.tenant_id = p.tenant_id and h.state is not null
                and (h.known_at, h.source, h.source_offset) < (p.known_at, p.source, p.source_offset)
              order by h.known_at desc, h.source desc, h.source_offset desc limit 1) b on true
            """
                    .formatted(PLACES);
    private static final String BEHIND =
            """
            select known_at, source, source_offset, source_partition, fact from account_history
            where tenant_id = ? and (known_at, source, source_offset) > (?::timestamptz, ?::smallint, ?::bigint)
            """;
    private static final String FORGET =
            """
            update account_history h set state = null
            from %s
            where h.tenant_id = p.tenant_id and h.known_at = p.known_at and h.source = p.source
              and h.source_offset = p.source_offset
            """
                    .formatted(PLACES);

    private final Connection connection;
    private final AccountFactCodec folding;
    private final List<Object[]> rows = new ArrayList<>();
    private final Map<TenantId, FactPlace> forgotten = new HashMap<>();

    private AccountTableCodec(Connection connection, AccountFactCodec folding) {
        this.connection = connection;
        this.folding = folding;
    }

    /** The facts of {@code batch} and what follows from them. */
    public static void write(Connection connection, Batch batch, AccountFactCodec folding)
            throws SQLException {
        Map<TenantId, NavigableMap<FactPlace, Fact>> news = NewFactsCodec.of(batch);
        if (!news.isEmpty()) {
            new AccountTableCodec(connection, folding).write(news);
        }
    }

    /**
     * What a tenant's facts are folded from.
     *
     * @param place null if there is nothing before them
     * @param number of that row; 0 if there is none
     * @param isLate whether there are rows behind them
     */
    private record Base(
            @Nullable FactPlace place, int number, @Nullable StoredAccount state, boolean isLate) {}

    private void write(Map<TenantId, NavigableMap<FactPlace, Fact>> news) throws SQLException {
        Map<TenantId, FactPlace> firsts = new HashMap<>();
        news.forEach((tenant, facts) -> firsts.put(tenant, facts.firstKey()));
        for (Map.Entry<TenantId, Base> base : bases(firsts).entrySet()) {
            TenantId tenant = base.getKey();
            NavigableMap<FactPlace, Fact> facts = requireNonNull(news.get(tenant));
            if (base.getValue().isLate()) {
                facts.putAll(behind(tenant, base.getValue().place()));
                fold(tenant, base.getValue(), facts);
                flush(); // of one tenant at a time is all in memory that is behind
            } else {
                fold(tenant, base.getValue(), facts);
            }
        }
        flush();
    }

    private void fold(TenantId tenant, Base base, NavigableMap<FactPlace, Fact> facts) {
        int number = base.number();
        @Nullable StoredAccount state = base.state();
        for (Map.Entry<FactPlace, Fact> entry : facts.entrySet()) {
            FactPlace place = entry.getKey();
            Fact fact = entry.getValue();
            Known known =
                    folding.known(tenant, state, fact.record(), fact.partition(), place.offset());
            state = known.state();
            number++;
            boolean isKept = number % STATES == 0 || place.equals(facts.lastKey());
            rows.add(
                    new Object[] {
                        tenant.value(),
                        place.knownAt().toString(),
                        place.source(),
                        fact.partition(),
                        place.offset(),
                        bytes(FactBytesCodec.encode(fact.record())),
                        number,
                        bytes(FactBytesCodec.encode(known.account())),
                        isKept ? bytes(FactBytesCodec.encode(state)) : null
                    });
        }
        if (base.place() != null && !base.isLate() && base.number() % STATES != 0) {
            forgotten.put(tenant, base.place());
        }
    }

    private void flush() throws SQLException {
        ACCOUNTS.execute(connection, rows);
        rows.clear();
        if (!forgotten.isEmpty()) {
            try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
                set(forget, forgotten);
                forget.executeUpdate();
            }
            forgotten.clear();
        }
    }

    private Map<TenantId, Base> bases(Map<TenantId, FactPlace> firsts) throws SQLException {
        Map<TenantId, Base> bases = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(BASES)) {
            set(select, firsts);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    byte @Nullable [] state = found.getBytes("state");
                    bases.put(
                            new TenantId(requireNonNull(found.getObject("tenant_id", UUID.class))),
                            new Base(
                                    state == null ? null : place(found),
                                    found.getInt("number"),
                                    state == null ? null : FactBytesCodec.state(state),
                                    found.getBoolean("is_late")));
                }
            }
        }
        return bases;
    }

    private Map<FactPlace, Fact> behind(TenantId tenant, @Nullable FactPlace base)
            throws SQLException {
        Map<FactPlace, Fact> behind = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(BEHIND)) {
            select.setObject(1, tenant.value());
            select.setString(2, base == null ? "-infinity" : base.knownAt().toString());
            select.setInt(3, base == null ? FactPlace.EVENTS : base.source());
            select.setLong(4, base == null ? -1 : base.offset());
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    FactPlace place = place(found);
                    behind.put(
                            place,
                            new Fact(
                                    FactBytesCodec.fact(
                                            place.source(), requireNonNull(found.getBytes("fact"))),
                                    found.getInt("source_partition")));
                }
            }
        }
        return behind;
    }

    private static void set(PreparedStatement statement, Map<TenantId, FactPlace> places)
            throws SQLException {
        Connection connection = statement.getConnection();
        List<Map.Entry<TenantId, FactPlace>> all = List.copyOf(places.entrySet());
        Object[] tenants = all.stream().map(it -> it.getKey().value()).toArray();
        Object[] instants = all.stream().map(it -> it.getValue().knownAt().toString()).toArray();
        Object[] sources = all.stream().map(it -> it.getValue().source()).toArray();
        Object[] offsets = all.stream().map(it -> it.getValue().offset()).toArray();
        statement.setArray(1, connection.createArrayOf("uuid", tenants));
        statement.setArray(2, connection.createArrayOf("timestamptz", instants));
        statement.setArray(3, connection.createArrayOf("smallint", sources));
        statement.setArray(4, connection.createArrayOf("bigint", offsets));
    }

    private static FactPlace place(ResultSet row) throws SQLException {
        return new FactPlace(
                requireNonNull(row.getObject("known_at", OffsetDateTime.class)).toInstant(),
                row.getInt("source"),
                row.getLong("source_offset"));
    }

    private static String bytes(byte[] bytes) {
        return "\\x" + HexFormat.of().formatHex(bytes);
    }
}
