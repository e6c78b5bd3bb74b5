package io.starledger.billing.quota;

import io.starledger.platform.streams.Emission;
import io.starledger.schemas.avro.TenantHourUsage;
import io.starledger.schemas.avro.TenantQuota;
import io.starledger.schemas.avro.TenantUsage;
import io.starledger.schemas.events.NameBasedUuid;
import io.starledger.schemas.ids.TenantHourKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Use and quotas as events; that a tenant nears its quota or reaches it is a type of its own. */
final class EmissionCodec {
    private static final String SERVICE = "billing-projector";
    private static final Emission COUNTED =
            new Emission("io.starledger.usage.counted.v1", Topics.USAGE, SERVICE);
    private static final Emission HOUR_COUNTED =
            new Emission("io.starledger.usage-hour.counted.v1", Topics.USAGE_HOURS, SERVICE);
    private static final Emission DERIVED =
            new Emission("io.starledger.quota.derived.v1", Topics.QUOTAS, SERVICE);
    private static final Emission WARNED =
            new Emission("io.starledger.quota.warned.v1", Topics.QUOTAS, SERVICE);
    private static final Emission EXHAUSTED =
            new Emission("io.starledger.quota.exhausted.v1", Topics.QUOTAS, SERVICE);

    private EmissionCodec() {}

    static Record<TenantKey, TenantUsage> of(TenantUsage usage, Record<?, ?> input) {
        String state = usage.getRevision() + " " + usage.getCounted();
        TenantKey key = new TenantKey(new TenantId(usage.getTenantId()));
        return new Record<>(
                key, usage, input.timestamp(), headers(COUNTED, key.tenant(), state, input));
    }

    static Record<TenantHourKey, TenantHourUsage> of(TenantHourUsage hour, Record<?, ?> input) {
        TenantHourKey key = new TenantHourKey(new TenantId(hour.getTenantId()), hour.getHourAt());
        String state = hour.getHourAt() + " " + hour.getRatings();
        return new Record<>(
                key, hour, input.timestamp(), headers(HOUR_COUNTED, key.tenant(), state, input));
    }

    /** One record, or one for each of the marks that use has passed at once. */
    static List<Record<TenantKey, TenantQuota>> of(
            TenantQuotaCodec.Change change, Record<?, ?> input) {
        TenantQuota quota = change.after();
        @Nullable TenantQuota before = change.before();
        int from = before == null ? 0 : before.getReachedPercent();
        List<Emission> passed = new ArrayList<>();
        if (from < Reached.MOST.percent() && quota.getReachedPercent() >= Reached.MOST.percent()) {
            passed.add(WARNED);
        }
        if (from < Reached.ALL.percent() && quota.getReachedPercent() >= Reached.ALL.percent()) {
            passed.add(EXHAUSTED);
        }
        if (passed.isEmpty()) {
            passed.add(DERIVED);
        }
        String state = quota.getRevision() + " " + quota.getCounted();
        TenantKey key = new TenantKey(new TenantId(quota.getTenantId()));
        return passed.stream()
                .map(
                        emission ->
                                new Record<>(
                                        key,
                                        quota,
                                        input.timestamp(),
                                        headers(
                                                emission,
                                                key.tenant(),
                                                (emission == WARNED ? "warned " : "") + state,
                                                input)))
                .toList();
    }

    private static Headers headers(
            Emission emission, TenantId tenant, String state, Record<?, ?> input) {
        return emission.headers(
                NameBasedUuid.of(tenant.value(), state),
                Instant.ofEpochMilli(input.timestamp()),
                input.headers());
    }
}
