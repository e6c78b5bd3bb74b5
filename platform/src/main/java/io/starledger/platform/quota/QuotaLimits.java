package io.starledger.platform.quota;

import io.starledger.platform.limits.ConfiguredLimits;
import io.starledger.platform.limits.Plan;
import io.starledger.platform.limits.TenantLimits;
import io.starledger.schemas.ids.TenantId;

import java.time.Instant;

/**
 * The rates that a tenant has bought. A tenant that the configuration names has those of its plan
 * there instead, until the operator takes the name out again.
 */
record QuotaLimits(HeldQuotas quotas, ConfiguredLimits configured) implements TenantLimits {

    @Override
    public Plan at(TenantId tenant, Instant now) {
        return configured.isNamed(tenant)
                ? configured.at(tenant, now)
                : quotas.of(tenant).at(now).plan();
    }
}
