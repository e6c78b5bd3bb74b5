package io.starledger.ingest.batch;

import io.starledger.schemas.ids.TenantId;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/**
 * Room for batches that are read at the same time; a tenant gets a part of it, so that one whose
 * batches take long leaves room to the others.
 */
final class BatchSlots {
    private final int eachTenant;
    private final Semaphore free;
    private final ConcurrentMap<TenantId, Integer> taken = new ConcurrentHashMap<>();

    BatchSlots(int all, int eachTenant) {
        this.eachTenant = eachTenant;
        this.free = new Semaphore(all);
    }

    /** What came of asking for one. */
    enum Answer {
        TAKEN,
        /** All are, by whomever. */
        NONE_FREE,
        /** The tenant has its part. */
        TENANT_HAS_ITS_PART
    }

    /** Whoever gets one gives it back. */
    Answer take(TenantId tenant) {
        if (!free.tryAcquire()) {
            return Answer.NONE_FREE;
        }
        if (taken.merge(tenant, 1, Integer::sum) > eachTenant) {
            giveBack(tenant);
            return Answer.TENANT_HAS_ITS_PART;
        }
        return Answer.TAKEN;
    }

    void giveBack(TenantId tenant) {
        taken.computeIfPresent(tenant, (_, slots) -> slots == 1 ? null : slots - 1);
        free.release();
    }
}
