package io.starledger.schemas.ids;

/** Key {@code tenant/item/user}: one user's rating of one item. */
public record RaterKey(ItemKey item, UserId user) implements OwnedKey {

    /** Throws {@link IllegalArgumentException} if {@code key} is not {@code tenant/item/user}. */
    public static RaterKey parse(String key) {
        String[] parts = RecordKey.split(key, 3);
        return new RaterKey(
                new ItemKey(TenantId.parse(parts[0]), new ItemId(parts[1])), new UserId(parts[2]));
    }

    @Override
    public TenantId tenant() {
        return item.tenant();
    }

    @Override
    public String toString() {
        return item + "/" + user.value();
    }
}
