package io.starledger.platform.quota;

import io.starledger.platform.limits.ConfiguredLimits;
import io.starledger.schemas.ids.TenantId;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What records say, and what the configuration says of who has none. Safe for many threads. */
final class HeldQuotas implements Quotas {
    private final ConfiguredLimits configured;
    private final Map<TenantId, Quota> recorded = new ConcurrentHashMap<>();

    HeldQuotas(ConfiguredLimits configured) {
        this.configured = configured;
    }

    @Override
    public Quota of(TenantId tenant) {
        Quota quota = recorded.get(tenant);
        // A configured plan is the same at every instant.
        return quota == null ? new Quota.Presumed(configured.at(tenant, Instant.EPOCH)) : quota;
    }

    void put(TenantId tenant, Quota quota) {
        recorded.put(tenant, quota);
    }

    void remove(TenantId tenant) {
        recorded.remove(tenant);
    }

    /** How many are recorded. */
    int size() {
        return recorded.size();
    }
}
