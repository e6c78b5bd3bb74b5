package io.starledger.ratings.watermark;

import static io.starledger.platform.postgres.Upsert.Column.key;
import static io.starledger.platform.postgres.Upsert.Column.of;

import io.starledger.platform.postgres.Upsert;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Advances watermarks in PostgreSQL; none goes back. */
public final class WatermarkTableCodec {
    private static final Upsert UPSERT =
            new Upsert(
                    "watermarks",
                    List.of(
                            key("view", "text"),
                            key("source_partition", "integer"),
                            of("source_offset", "bigint")));

    private WatermarkTableCodec() {}

    /** In the transaction that writes the views; no two rows of one view and partition. */
    public static void write(Connection connection, Collection<WatermarkRow> rows)
            throws SQLException {
        UPSERT.execute(
                connection,
                rows.stream()
                        .map(row -> new Object[] {row.view().text(), row.partition(), row.offset()})
                        .toList());
    }
}
