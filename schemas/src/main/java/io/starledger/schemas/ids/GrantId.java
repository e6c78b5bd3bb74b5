package io.starledger.schemas.ids;

/**
 * Identity of a grant within its tenant: chosen by an operator, 1-128 of {@code A-Z a-z 0-9 . _ :
 * -}, not {@code .} or {@code ..}.
 */
public record GrantId(String value) {
    public GrantId {
        OpaqueId.require("grant_id", value);
    }

    public static boolean isValid(String text) {
        return OpaqueId.isValid(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
