package io.starledger.schemas.ids;

/** A key that begins with the tenant whose record it is. */
public sealed interface OwnedKey extends RecordKey
        permits TenantKey, TenantHourKey, ItemKey, RaterKey, CommentKey {

    TenantId tenant();
}
