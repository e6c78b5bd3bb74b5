package io.starledger.ingest.batch;

import io.starledger.ingest.facts.Acceptance;
import io.starledger.schemas.ids.TenantId;

/** A call as it began: its tenant and trace hold for all chunks, its time for none. */
record BatchCall(Acceptance begun) {

    TenantId tenant() {
        return begun.tenant();
    }

    Acceptance accepting(Chunk chunk) {
        return new Acceptance(begun.tenant(), chunk.acceptedAt(), begun.trace());
    }
}
