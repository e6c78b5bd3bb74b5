package io.starledger.ratings.timeline;

import io.starledger.schemas.ids.RaterKey;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;

/** Raters as the first three parameters of a statement: arrays of tenants, items and users. */
final class RaterCodec {
    private RaterCodec() {}

    static void set(PreparedStatement statement, Collection<RaterKey> raters) throws SQLException {
        Connection connection = statement.getConnection();
        statement.setArray(
                1,
                connection.createArrayOf(
                        "uuid", column(raters, rater -> rater.item().tenant().value())));
        statement.setArray(
                2,
                connection.createArrayOf(
                        "text", column(raters, rater -> rater.item().item().value())));
        statement.setArray(
                3, connection.createArrayOf("text", column(raters, rater -> rater.user().value())));
    }

    private static Object[] column(Collection<RaterKey> raters, Function<RaterKey, Object> value) {
        return raters.stream().map(value).toArray();
    }
}
