package io.starledger.ingest.quota;

import io.starledger.platform.kafka.OffsetListener;
import io.starledger.platform.quota.Quota;
import io.starledger.platform.quota.Quotas;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What one call takes of its tenant's quota: places for ratings, each until the log has
 * acknowledged it or the call has ended. What is acknowledged after that still counts. Safe for
 * several threads.
 */
public final class QuotaClaim implements Places {
    private final TenantId tenant;
    private final Quotas quotas;
    private final TenantUse use;
    private long places;
    private boolean ended;

    QuotaClaim(TenantId tenant, Quotas quotas, TenantUse use) {
        this.tenant = tenant;
        this.quotas = quotas;
        this.use = use;
    }

    /** Whether there is room for one more rating; takes nothing. */
    public Verdict look(Instant at) {
        return use.look(quota(), at);
    }

    @Override
    public Verdict take(Instant at) {
        Verdict verdict = use.take(quota(), at);
        if (verdict instanceof Verdict.Granted(boolean placed) && placed) {
            keepPlace();
        }
        return verdict;
    }

    /** Is to be told of each of the call's ratings that were accepted then. */
    public OffsetListener acknowledging(Instant acceptedAt) {
        return quota().at(acceptedAt).isLimited()
                ? (partition, offset) -> acknowledged(partition, offset, acceptedAt)
                : OffsetListener.NOBODY;
    }

    /** Gives back what was not acknowledged. */
    public void end() {
        synchronized (use) {
            ended = true;
            use.giveBack(places);
            places = 0;
        }
    }

    TenantUse.@Nullable Left left(Instant at) {
        return use.left(quota(), at);
    }

    /** A call that was cancelled may still be reading. */
    private void keepPlace() {
        synchronized (use) {
            if (ended) {
                use.giveBack(1);
            } else {
                places++;
            }
        }
    }

    private void acknowledged(int partition, long offset, Instant acceptedAt) {
        synchronized (use) {
            use.acknowledged(partition, offset, acceptedAt);
            if (places > 0) {
                places--;
                use.giveBack(1);
            }
        }
    }

    private Quota quota() {
        return quotas.of(tenant);
    }
}
