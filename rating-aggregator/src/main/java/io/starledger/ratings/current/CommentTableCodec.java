package io.starledger.ratings.current;

import static io.starledger.platform.postgres.Upsert.Column.key;
import static io.starledger.platform.postgres.Upsert.Column.of;

import io.starledger.platform.postgres.Upsert;
import io.starledger.platform.projection.Batch.Entry;
import io.starledger.schemas.avro.RatingComment;
import io.starledger.schemas.ids.CommentKey;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes comments from their topic to PostgreSQL; a tombstone deletes its comment. */
public final class CommentTableCodec {
    private static final Upsert UPSERT =
            new Upsert(
                    "comments",
                    List.of(
                            key("tenant_id", "uuid"),
                            key("item_id", "text"),
                            key("user_id", "text"),
                            key("rating_id", "uuid"),
                            of("text", "text"),
                            of("source_partition", "integer"),
                            of("source_offset", "bigint")));
    private static final String DELETE =
            """
            delete from comments c using unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[])
              gone (tenant_id, item_id, user_id, rating_id)
            where c.tenant_id = gone.tenant_id and c.item_id = gone.item_id and c.user_id = gone.user_id
              and c.rating_id = gone.rating_id
            """;

    private CommentTableCodec() {}

    /** No two entries of one comment. */
    public static void write(
            Connection connection, Collection<Entry<CommentKey, RatingComment>> entries)
            throws SQLException {
        List<Object[]> written = new ArrayList<>();
        List<CommentKey> erased = new ArrayList<>();
        for (Entry<CommentKey, RatingComment> entry : entries) {
            if (entry.value() == null) {
                erased.add(entry.key());
            } else {
                written.add(values(entry, entry.value().getText()));
            }
        }
        UPSERT.execute(connection, written);
        erase(connection, erased);
    }

    private static Object[] values(Entry<CommentKey, RatingComment> entry, String text) {
        CommentKey key = entry.key();
        return new Object[] {
            key.rater().item().tenant().value(),
            key.rater().item().item().value(),
            key.rater().user().value(),
            key.rating().value(),
            text.replace("\0", ""), // which no text of PostgreSQL holds, and ingest takes none
            entry.partition(),
            entry.offset()
        };
    }

    private static void erase(Connection connection, List<CommentKey> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        Object[] tenants = keys.stream().map(key -> key.rater().item().tenant().value()).toArray();
        Object[] items = keys.stream().map(key -> key.rater().item().item().value()).toArray();
        Object[] users = keys.stream().map(key -> key.rater().user().value()).toArray();
        Object[] ratings = keys.stream().map(key -> key.rating().value()).toArray();
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setArray(1, connection.createArrayOf("uuid", tenants));
            delete.setArray(2, connection.createArrayOf("text", items));
            delete.setArray(3, connection.createArrayOf("text", users));
            delete.setArray(4, connection.createArrayOf("uuid", ratings));
            delete.executeUpdate();
        }
    }
}
