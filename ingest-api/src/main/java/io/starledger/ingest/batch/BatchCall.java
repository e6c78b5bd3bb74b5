package io.starledger.ingest.batch;

import io.starledger.ingest.facts.Acceptance;
import io.starledger.schemas.events.TraceParent;
import io.starledger.schemas.ids.TenantId;

/** Who sends a batch, and in which trace. */
record BatchCall(TenantId tenant, TraceParent trace) {

    Acceptance accepting(Chunk chunk) {
        return new Acceptance(tenant, chunk.acceptedAt(), trace);
    }
}
