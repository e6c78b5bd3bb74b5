package io.starledger.ratings.timeline;

import static io.starledger.platform.postgres.Upsert.Column.key;
import static io.starledger.platform.postgres.Upsert.Column.of;

import io.starledger.platform.postgres.Upsert;
import io.starledger.ratings.fold.LogPosition;
import io.starledger.ratings.fold.SeenFacts;
import io.starledger.ratings.fold.SeenFacts.Seen;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.RaterKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.UserId;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps in PostgreSQL which events of each rater and item are known. */
final class SeenTableCodec {
    private static final int BYTES = 24;
    private static final String SELECT =
            """
            select s.tenant_id, s.item_id, s.user_id, s.seen, s.source_partition, s.source_offset
            from unnest(?::uuid[], ?::text[], ?::text[]) r (tenant_id, item_id, user_id)
              join seen_facts s using (tenant_id, item_id, user_id)
            """;
    private static final Upsert UPSERT =
            new Upsert(
                    "seen_facts",
                    List.of(
                            key("tenant_id", "uuid"),
                            key("item_id", "text"),
                            key("user_id", "text"),
                            of("seen", "bytea"),
                            of("source_partition", "integer"),
                            of("source_offset", "bigint")));

    private SeenTableCodec() {}

    /** Of those of {@code raters} of whom anything is known; may be changed. */
    static Map<RaterKey, Known> read(Connection connection, Collection<RaterKey> raters)
            throws SQLException {
        Map<RaterKey, Known> known = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            RaterCodec.set(select, raters);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    known.put(
                            rater(rows),
                            new Known(
                                    decode(rows.getBytes(4)),
                                    new LogPosition(rows.getInt(5), rows.getLong(6))));
                }
            }
        }
        return known;
    }

    static void write(Connection connection, Map<RaterKey, Known> known) throws SQLException {
        UPSERT.execute(
                connection,
                known.entrySet().stream()
                        .map(
                                entry ->
                                        new Object[] {
                                            entry.getKey().item().tenant().value(),
                                            entry.getKey().item().item().value(),
                                            entry.getKey().user().value(),
                                            encode(entry),
                                            entry.getValue().position().partition(),
                                            entry.getValue().position().offset()
                                        })
                        .toList());
    }

    private static RaterKey rater(ResultSet row) throws SQLException {
        ItemKey item =
                new ItemKey(
                        new TenantId(row.getObject(1, UUID.class)), new ItemId(row.getString(2)));
        return new RaterKey(item, new UserId(row.getString(3)));
    }

    private static byte[] encode(Map.Entry<RaterKey, Known> entry) {
        List<Seen> facts = entry.getValue().seen().facts();
        ByteBuffer bytes = ByteBuffer.allocate(facts.size() * BYTES);
        for (Seen seen : facts) {
            bytes.putLong(seen.eventId().getMostSignificantBits())
                    .putLong(seen.eventId().getLeastSignificantBits())
                    .putLong(seen.acceptedAt().toEpochMilli());
        }
        return bytes.array();
    }

    private static SeenFacts decode(byte[] stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        List<Seen> facts = new ArrayList<>(stored.length / BYTES);
        while (bytes.hasRemaining()) {
            facts.add(
                    new Seen(
                            new UUID(bytes.getLong(), bytes.getLong()),
                            Instant.ofEpochMilli(bytes.getLong())));
        }
        return new SeenFacts(facts);
    }
}
