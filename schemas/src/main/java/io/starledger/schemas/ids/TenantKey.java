package io.starledger.schemas.ids;

/** Key {@code tenant}: all that is done to one tenant keeps its order. */
public record TenantKey(TenantId tenant) implements OwnedKey {

    /** Throws {@link IllegalArgumentException} if {@code key} is no tenant. */
    public static TenantKey parse(String key) {
        return new TenantKey(TenantId.parse(key));
    }

    @Override
    public String toString() {
        return tenant.toString();
    }
}
