package io.starledger.schemas.ids;

import java.util.regex.Pattern;

/** Key {@code projection}: all that is decided on one projection keeps its order. */
public record ProjectionKey(String projection) implements RecordKey {
    private static final Pattern SYNTAX = Pattern.compile("[a-z][a-z-]{0,30}");

    public ProjectionKey {
        if (!SYNTAX.matcher(projection).matches()) {
            throw new IllegalArgumentException(
                    "expected a projection's name, 1-31 characters of a-z and -, but was "
                            + OpaqueId.quote(projection));
        }
    }

    /** Throws {@link IllegalArgumentException} if {@code key} is no projection's name. */
    public static ProjectionKey parse(String key) {
        return new ProjectionKey(key);
    }

    @Override
    public String toString() {
        return projection;
    }
}
