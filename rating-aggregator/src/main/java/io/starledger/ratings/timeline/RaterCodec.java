package io.starledger.ratings.timeline;

import io.starledger.platform.postgres.ArrayParameter;
import io.starledger.schemas.ids.RaterKey;

import java.sql.Array;
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
                1, column(connection, "uuid", raters, rater -> rater.item().tenant().value()));
        statement.setArray(
                2, column(connection, "text", raters, rater -> rater.item().item().value()));
        statement.setArray(3, column(connection, "text", raters, rater -> rater.user().value()));
    }

    private static Array column(
            Connection connection,
            String type,
            Collection<RaterKey> raters,
            Function<RaterKey, Object> value)
            throws SQLException {
        return ArrayParameter.of(connection, type, raters.stream().map(value).toList());
    }
}
