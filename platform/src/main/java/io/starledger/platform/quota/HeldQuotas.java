package io.starledger.platform.quota;

import io.starledger.platform.limits.ConfiguredLimits;
import io.starledger.schemas.ids.TenantId;

import java.time.Instant;

/** What records say, and what the configuration says of who has none. Safe for many threads. */
final class HeldQuotas implements Quotas {
    private final ConfiguredLimits configured;
    private volatile QuotaTable serving = new QuotaTable();

    HeldQuotas(ConfiguredLimits configured) {
        this.configured = configured;
    }

    @Override
    public Quota of(TenantId tenant) {
        Quota quota = serving.of(tenant);
        // A configured plan is the same at every instant.
        return quota == null ? new Quota.Presumed(configured.at(tenant, Instant.EPOCH)) : quota;
    }

    /** The one that is asked. */
    QuotaTable serving() {
        return serving;
    }

    /** It is asked from now on, and knows as much as the one before it. */
    void serve(QuotaTable next) {
        next.replace(serving);
        serving = next;
    }

    /** How many are recorded. */
    int size() {
        return serving.size();
    }
}
