package io.starledger.platform.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** A column of values as one parameter of a statement, to be unnested there. */
public final class ArrayParameter {
    private ArrayParameter() {}

    /**
     * Of values of one class, and nulls. The array says which, as the driver then sends numbers,
     * texts and bytes as they are instead of as one text that has to be escaped and parsed.
     *
     * @param type of the elements, as PostgreSQL names it
     */
    public static Array of(Connection connection, String type, List<?> values) throws SQLException {
        Class<?> held =
                values.stream()
                        .filter(Objects::nonNull)
                        .findFirst()
                        .<Class<?>>map(Object::getClass)
                        .orElse(Object.class);
        return connection.createArrayOf(
                type, values.toArray((Object[]) java.lang.reflect.Array.newInstance(held, 0)));
    }
}
