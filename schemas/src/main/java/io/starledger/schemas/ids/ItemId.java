package io.starledger.schemas.ids;

/**
 * Identity of the rated item: opaque, chosen by the tenant, 1-128 of {@code A-Z a-z 0-9 . _ : -},
 * not {@code .} or {@code ..}.
 */
public record ItemId(String value) {
    public ItemId {
        OpaqueId.require("item_id", value);
    }

    public static boolean isValid(String text) {
        return OpaqueId.isValid(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
