package io.starledger.cli.verify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/**
 * A row of the view of use by hour.
 *
 * @param key {@code tenant/hour}
 */
record HourRow(String key, long ratings, CountedUpTo counted) {

    static HourRow of(ResultSet row) throws SQLException {
        return new HourRow(
                row.getString("tenant")
                        + "/"
                        + row.getObject("hour_at", OffsetDateTime.class).toInstant(),
                row.getLong("ratings"),
                CountedUpTo.of(row.getString("counted")));
    }

    ViewRow view(LogEnd end) {
        return counted.row(key, ratings, end);
    }
}
