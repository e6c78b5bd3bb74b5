package io.starledger.ingest.facts;

import io.starledger.schemas.events.TraceParent;
import io.starledger.schemas.ids.TenantId;

import java.time.Instant;

/**
 * What all facts of one append have in common.
 *
 * @param acceptedAt by our clock, in milliseconds: the facts' time, and that of their records
 */
public record Acceptance(TenantId tenant, Instant acceptedAt, TraceParent trace) {}
