package io.starledger.schemas.ids;

/**
 * Key {@code tenant/item}: the unit of ordering. All records about one item stand in one partition
 * of every ratings topic.
 */
public record ItemKey(TenantId tenant, ItemId item) implements OwnedKey {

    /** Throws {@link IllegalArgumentException} if {@code key} is not {@code tenant/item}. */
    public static ItemKey parse(String key) {
        String[] parts = RecordKey.split(key, 2);
        return new ItemKey(TenantId.parse(parts[0]), new ItemId(parts[1]));
    }

    @Override
    public String toString() {
        return tenant.value() + "/" + item.value();
    }
}
