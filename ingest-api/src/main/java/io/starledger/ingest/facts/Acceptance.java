package io.starledger.ingest.facts;

import io.starledger.schemas.events.TraceParent;
import io.starledger.schemas.ids.TenantId;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What all facts of one append have in common.
 *
 * @param acceptedAt by our clock, cut to the milliseconds that a record's time has: where it stands
 *     in a fact as well, the two are the same instant
 */
public record Acceptance(TenantId tenant, Instant acceptedAt, TraceParent trace) {
    public Acceptance {
        acceptedAt = acceptedAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
