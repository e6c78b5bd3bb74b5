package io.starledger.platform.limits;

import io.starledger.schemas.ids.TenantId;

import java.time.Instant;

/**
 * The limits of a tenant at an instant. Asked for every request on an event loop: it answers from
 * memory.
 */
public interface TenantLimits {
    Plan at(TenantId tenant, Instant now);
}
