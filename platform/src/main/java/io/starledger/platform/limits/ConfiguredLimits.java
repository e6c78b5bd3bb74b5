package io.starledger.platform.limits;

import io.starledger.schemas.ids.TenantId;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Limits as the configuration has them, at every instant the same. */
public final class ConfiguredLimits implements TenantLimits {
    private final Plan others;
    private final Map<TenantId, Plan> named = new HashMap<>();

    /** Throws {@link IllegalArgumentException} if a tenant is none. */
    public ConfiguredLimits(LimitsSettings settings) {
        this.others = settings.plan(settings.defaultPlan());
        settings.tenants()
                .forEach((tenant, plan) -> named.put(TenantId.parse(tenant), settings.plan(plan)));
    }

    @Override
    public Plan at(TenantId tenant, Instant now) {
        return named.isEmpty() ? others : named.getOrDefault(tenant, others);
    }

    /** Whether the configuration names the tenant, rather than giving it the default. */
    public boolean isNamed(TenantId tenant) {
        return named.containsKey(tenant);
    }
}
