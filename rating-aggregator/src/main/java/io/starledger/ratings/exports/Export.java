package io.starledger.ratings.exports;

import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * An export that is enabled.
 *
 * @param decision the event that says so; one that was disabled in between has another
 * @param enabledBy the operator; null if the token named none
 */
record Export(TenantId tenant, UUID decision, Instant enabledAt, @Nullable String enabledBy) {}
