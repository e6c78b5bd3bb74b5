package io.starledger.platform.quota;

import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the records of one generation say. Of a tenant of which an earlier generation has said more,
 * it has what that one said until it knows as much. Safe for many threads.
 */
final class QuotaTable {
    private final Map<TenantId, Quota.Recorded> recorded = new ConcurrentHashMap<>();
    private final Map<TenantId, Quota.Recorded> outstanding = new ConcurrentHashMap<>();

    /** Null of a tenant without a record. */
    Quota.@Nullable Recorded of(TenantId tenant) {
        Quota.Recorded before = outstanding.get(tenant);
        return before == null ? recorded.get(tenant) : before;
    }

    synchronized void put(TenantId tenant, Quota.Recorded quota) {
        recorded.put(tenant, quota);
        outstanding.computeIfPresent(tenant, (_, before) -> quota.hasAllOf(before) ? null : before);
    }

    synchronized void remove(TenantId tenant) {
        recorded.remove(tenant);
        outstanding.remove(tenant);
    }

    /** Takes the place of {@code before}, which changes no more: nothing that it said is undone. */
    synchronized void replace(QuotaTable before) {
        before.recorded.keySet().forEach(tenant -> retain(tenant, before));
        before.outstanding.keySet().forEach(tenant -> retain(tenant, before));
    }

    /** From now on it alone is asked. */
    synchronized void forgetReplaced() {
        outstanding.clear();
    }

    /** How many are recorded. */
    int size() {
        return recorded.size();
    }

    private void retain(TenantId tenant, QuotaTable before) {
        Quota.Recorded said = before.of(tenant);
        Quota.Recorded now = recorded.get(tenant);
        if (said != null && (now == null || !now.hasAllOf(said))) {
            outstanding.put(tenant, said);
        }
    }
}
