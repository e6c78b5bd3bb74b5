package io.starledger.ratings.current;

import static io.starledger.platform.postgres.Upsert.Column.key;
import static io.starledger.platform.postgres.Upsert.Column.of;

import io.starledger.platform.postgres.Upsert;
import io.starledger.schemas.avro.CurrentRating;
import io.starledger.schemas.avro.RatingInForce;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** Writes what stands of each user's rating of each item from its topic to PostgreSQL. */
public final class RatingTableCodec {
    private static final Upsert UPSERT =
            new Upsert(
                    "ratings",
                    List.of(
                            key("tenant_id", "uuid"),
                            key("item_id", "text"),
                            key("user_id", "text"),
                            of("rating_id", "uuid"),
                            of("score", "smallint"),
                            of("rated_at", "timestamptz"),
                            of("accepted_at", "timestamptz"),
                            of("comment_hash", "bytea"),
                            of("retracted_at", "timestamptz"),
                            of("hidden", "boolean"),
                            of("channel", "text"),
                            of("source_partition", "integer"),
                            of("source_offset", "bigint")));

    private RatingTableCodec() {}

    /** No two records of one rater and item. */
    public static void write(Connection connection, Collection<CurrentRating> ratings)
            throws SQLException {
        UPSERT.execute(connection, ratings.stream().map(RatingTableCodec::values).toList());
    }

    private static Object[] values(CurrentRating current) {
        RatingInForce rating = current.getRating();
        return new Object[] {
            current.getTenantId(),
            current.getItemId(),
            current.getUserId(),
            rating == null ? null : rating.getRatingId(),
            rating == null ? null : (short) rating.getScore(),
            rating == null ? null : rating.getRatedAt().toString(),
            rating == null ? null : rating.getAcceptedAt().toString(),
            rating == null ? null : hex(rating.getCommentHash()),
            current.getRetractedAt() == null ? null : current.getRetractedAt().toString(),
            current.getHidden(),
            rating == null ? null : rating.getChannel(),
            current.getSourcePartition(),
            current.getSourceOffset()
        };
    }

    /** As PostgreSQL reads it within an array, which the driver does not make of {@code byte[]}. */
    private static @Nullable String hex(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return "\\x" + HexFormat.of().formatHex(bytes);
    }
}
