package io.starledger.schemas.ids;

/**
 * The key of a record: its {@code toString()} is the record's key, UTF-8, its parts separated by
 * {@code /}.
 */
public sealed interface RecordKey permits OwnedKey, CustomerKey, ProjectionKey {

    /**
     * Splits {@code key} into exactly {@code parts} parts or throws {@link
     * IllegalArgumentException}.
     */
    static String[] split(String key, int parts) {
        String[] found = key.split("/", -1);
        if (found.length != parts) {
            throw new IllegalArgumentException(
                    "expected a key of "
                            + parts
                            + " parts separated by '/' but was "
                            + OpaqueId.quote(key));
        }
        return found;
    }
}
