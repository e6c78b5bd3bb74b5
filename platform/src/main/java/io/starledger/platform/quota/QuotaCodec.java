package io.starledger.platform.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.starledger.platform.limits.ConfiguredLimits;
import io.starledger.platform.limits.Plan;
import io.starledger.schemas.avro.QuotaStep;
import io.starledger.schemas.avro.TenantQuota;
import io.starledger.schemas.avro.UsedUpTo;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topics;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Quotas from their records. What nobody can ask for any more is left out, and tenants with the
 * same limits share them, so that a tenant takes some hundred bytes.
 */
final class QuotaCodec {
    /** Nobody's now is further behind than this. */
    private static final Duration PAST_KEPT = Duration.ofMinutes(1);

    private static final int SHARED = 10_000;
    private static final long NO_ACCOUNT = 0;

    private final Cache<Allowed, Plan> plans = Caffeine.newBuilder().maximumSize(SHARED).build();
    private final ConfiguredLimits configured;

    /** {@code configured} says what a tenant has that has no account. */
    QuotaCodec(ConfiguredLimits configured) {
        this.configured = configured;
    }

    /** Throws {@link IllegalArgumentException} if it is not the tenant's, or breaks its schema. */
    Quota.Recorded decode(TenantId tenant, TenantQuota record, Instant now) {
        if (!tenant.value().equals(record.getTenantId())) {
            throw new IllegalArgumentException(
                    "expected a quota of %s but was of %s".formatted(tenant, record.getTenantId()));
        }
        Instant frozenAt = record.getFrozenAt();
        Instant oldest = (frozenAt == null ? now : frozenAt).minus(PAST_KEPT);
        Plan unbought =
                record.getAccountRevision() == NO_ACCOUNT ? configured.at(tenant, now) : null;
        return new Quota.Recorded(
                since(oldest, steps(record.getSteps(), unbought)),
                counted(record.getCounted()),
                frozenAt,
                record.getAccountRevision());
    }

    /** A period begins where use changes: within one, all steps say the same of it. */
    private List<Quota.Step> steps(List<QuotaStep> recorded, @Nullable Plan unbought) {
        List<Quota.Step> steps = new ArrayList<>(recorded.size());
        for (int i = 0; i < recorded.size(); i++) {
            QuotaStep step = recorded.get(i);
            if (i > 0 && !step.getFromAt().isAfter(recorded.get(i - 1).getFromAt())) {
                throw new IllegalArgumentException(
                        "expected ascending steps but was %s after %s"
                                .formatted(step.getFromAt(), recorded.get(i - 1).getFromAt()));
            }
            steps.add(
                    new Quota.Step(
                            step.getFromAt(),
                            new Standing(
                                    step.getReadOnly(),
                                    unbought == null ? plan(step) : unbought,
                                    step.getUsed(),
                                    period(recorded, i))));
        }
        return steps;
    }

    private static Period period(List<QuotaStep> steps, int index) {
        int first = index;
        while (first > 0 && steps.get(first).getUsed() == steps.get(first - 1).getUsed()) {
            first--;
        }
        int next = index + 1;
        while (next < steps.size() && steps.get(next).getUsed() == steps.get(next - 1).getUsed()) {
            next++;
        }
        return new Period(
                steps.get(first).getFromAt(),
                next < steps.size() ? steps.get(next).getFromAt() : null);
    }

    private Plan plan(QuotaStep step) {
        return plans.get(
                new Allowed(
                        step.getRatingsPerMonth(),
                        step.getRatingsPerSecond(),
                        step.getRequestsPerMinute()),
                Allowed::toPlan);
    }

    private static List<Quota.Step> since(Instant oldest, List<Quota.Step> steps) {
        int first = 0;
        while (first + 1 < steps.size() && !steps.get(first + 1).from().isAfter(oldest)) {
            first++;
        }
        return steps.subList(first, steps.size());
    }

    private static CountedUpTo counted(List<UsedUpTo> recorded) {
        CountedUpTo counted = CountedUpTo.NOTHING;
        for (UsedUpTo upTo : recorded) {
            if (upTo.getPartition() < 0 || upTo.getPartition() >= Topics.RATINGS_PARTITIONS) {
                throw new IllegalArgumentException(
                        "expected a partition of %s but was %d"
                                .formatted(Topics.RATING_EVENTS.name(), upTo.getPartition()));
            }
            counted = counted.and(upTo.getPartition(), upTo.getOffset());
        }
        return counted;
    }
}
