package io.starledger.platform.quota;

import io.starledger.schemas.ids.TenantId;

/** The quota of every tenant. Asked on event loops: it answers from memory. */
@FunctionalInterface
public interface Quotas {
    Quota of(TenantId tenant);
}
