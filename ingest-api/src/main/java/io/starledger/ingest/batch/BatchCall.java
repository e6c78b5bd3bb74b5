package io.starledger.ingest.batch;

import io.starledger.ingest.facts.Acceptance;
import io.starledger.ingest.reading.IdempotencyKey;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

/**
 * A call as it began: its tenant and trace hold for all chunks, its time for none.
 *
 * @param key of lines that have none of their own; null if those are new whenever they come
 */
record BatchCall(Acceptance begun, @Nullable IdempotencyKey key) {

    TenantId tenant() {
        return begun.tenant();
    }

    Acceptance accepting(Chunk chunk) {
        return new Acceptance(begun.tenant(), chunk.acceptedAt(), begun.trace());
    }
}
