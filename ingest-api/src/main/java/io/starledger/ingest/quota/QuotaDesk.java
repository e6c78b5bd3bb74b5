package io.starledger.ingest.quota;

import io.starledger.platform.quota.Quotas;
import io.starledger.schemas.ids.TenantId;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where calls claim their part of quotas. Remembers each tenant that had a rating accepted here, at
 * some hundred bytes while nothing of it is uncounted.
 */
final class QuotaDesk {
    private final Quotas quotas;
    private final Map<TenantId, TenantUse> uses = new ConcurrentHashMap<>();

    QuotaDesk(Quotas quotas) {
        this.quotas = quotas;
    }

    QuotaClaim claim(TenantId tenant) {
        return new QuotaClaim(tenant, quotas, uses.computeIfAbsent(tenant, _ -> new TenantUse()));
    }

    /** How long the oldest rating that was acknowledged here is in no quota yet. */
    Duration delay(Instant now) {
        Duration longest = Duration.ZERO;
        for (Map.Entry<TenantId, TenantUse> use : uses.entrySet()) {
            Instant oldest = use.getValue().oldestUncounted(quotas.of(use.getKey()), now);
            if (oldest != null && Duration.between(oldest, now).compareTo(longest) > 0) {
                longest = Duration.between(oldest, now);
            }
        }
        return longest;
    }
}
