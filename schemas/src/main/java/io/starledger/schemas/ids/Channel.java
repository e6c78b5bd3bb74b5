package io.starledger.schemas.ids;

/**
 * Where a user rated, in the tenant's words, such as {@code web} or {@code app}: 1-128 of {@code
 * A-Z a-z 0-9 . _ : -}, not {@code .} or {@code ..}.
 */
public record Channel(String value) {
    public Channel {
        OpaqueId.require("channel", value);
    }

    public static boolean isValid(String text) {
        return OpaqueId.isValid(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
