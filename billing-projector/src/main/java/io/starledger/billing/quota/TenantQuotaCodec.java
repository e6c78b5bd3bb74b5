package io.starledger.billing.quota;

import io.starledger.billing.catalogue.Catalogue;
import io.starledger.billing.catalogue.Limits;
import io.starledger.billing.steps.Steps;
import io.starledger.schemas.avro.QuotaStep;
import io.starledger.schemas.avro.TenantQuota;
import io.starledger.schemas.avro.UsedUpTo;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Quotas as {@code billing.quotas.v1} carries them. */
final class TenantQuotaCodec {
    static final int STEPS = 512;

    private TenantQuotaCodec() {}

    /** The quota of {@code tenant} as the first revision of it. */
    static TenantQuota.Builder encode(
            TenantId tenant, TenantStanding standing, Catalogue catalogue) {
        return TenantQuota.newBuilder()
                .setTenantId(tenant.value())
                .setSteps(
                        standing.steps(catalogue).steps().stream()
                                .limit(STEPS)
                                .map(TenantQuotaCodec::encode)
                                .toList())
                .setReachedPercent(standing.reached(catalogue).percent())
                .setCounted(positions(standing))
                .setFrozenAt(standing.held().account().frozenAt())
                .setAccountRevision(standing.held().revision())
                .setRevision(1);
    }

    /**
     * A quota and the one before it.
     *
     * @param before null before the first
     */
    record Change(@Nullable TenantQuota before, TenantQuota after) {}

    /** From {@code before} to {@code quota}, a revision later if it differs in what it allows. */
    static Change change(@Nullable TenantQuota before, TenantQuota.Builder quota) {
        if (before == null) {
            return new Change(null, quota.build());
        }
        TenantQuota same =
                TenantQuota.newBuilder(quota)
                        .setRevision(before.getRevision())
                        .setCounted(before.getCounted())
                        .build();
        long revision = before.getRevision() + (same.equals(before) ? 0 : 1);
        return new Change(before, quota.setRevision(revision).build());
    }

    private static QuotaStep encode(Steps.Step<Use> step) {
        Allowance allowance = step.value().allowance();
        Limits limits = allowance.limits();
        return new QuotaStep(
                step.from(),
                allowance.plan().value(),
                allowance.access() == Access.READ_ONLY,
                limited(limits.ratingsPerMonth()),
                limited(limits.ratingsPerSecond()),
                limited(limits.requestsPerMinute()),
                limited(limits.retention().toSeconds()),
                step.value().used());
    }

    private static @Nullable Long limited(long limit) {
        return limit == Long.MAX_VALUE ? null : limit;
    }

    private static List<UsedUpTo> positions(TenantStanding standing) {
        List<UsedUpTo> positions = new ArrayList<>();
        standing.usage()
                .positions()
                .forEach((partition, offset) -> positions.add(new UsedUpTo(partition, offset)));
        return positions;
    }
}
