package io.starledger.billing.quota;

import static java.util.Objects.requireNonNull;

import io.starledger.billing.account.TenantAccount;
import io.starledger.billing.catalogue.Catalogue;
import io.starledger.billing.stripe.Period;
import io.starledger.billing.usage.KafkaHours;
import io.starledger.billing.usage.KafkaMinutes;
import io.starledger.billing.usage.TenantUsageCodec;
import io.starledger.billing.usage.Usage;
import io.starledger.billing.usage.UsageMinute;
import io.starledger.billing.usage.UsageMinuteCodec;
import io.starledger.platform.streams.InvalidRecordException;
import io.starledger.schemas.avro.CountedRatings;
import io.starledger.schemas.avro.StoredUsage;
import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.avro.TenantBilling;
import io.starledger.schemas.ids.TenantHourKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts use by billing period and by hour, and derives quotas from it, from accounts and from the
 * catalogue; whichever of the three changes.
 */
final class DeriveQuotaProcessor implements Processor<Object, SpecificRecord, Object, Object> {
    private final TenantAccount unbought;
    private final Catalogue configured;
    private @Nullable ProcessorContext<Object, Object> context;
    private @Nullable KeyValueStore<TenantKey, StoredUsage> usageByTenant;
    private @Nullable KafkaMinutes minutes;
    private @Nullable KafkaHours hours;
    private @Nullable KafkaCatalogue catalogue;

    /**
     * Of one task.
     *
     * @param unbought the account of a tenant that never bought anything
     */
    DeriveQuotaProcessor(TenantAccount unbought, Catalogue configured) {
        this.unbought = unbought;
        this.configured = configured;
    }

    @Override
    public void init(ProcessorContext<Object, Object> initial) {
        context = initial;
        usageByTenant = initial.getStateStore(QuotaTopology.USAGE_BY_TENANT);
        minutes = new KafkaMinutes(initial.getStateStore(QuotaTopology.RATINGS_BY_MINUTE));
        hours = new KafkaHours(initial.getStateStore(QuotaTopology.RATINGS_BY_HOUR));
        catalogue =
                new KafkaCatalogue(
                        initial.getStateStore(QuotaTopology.PRODUCTS_BY_TIME), configured);
    }

    @Override
    public void process(Record<Object, SpecificRecord> record) {
        switch (record.value()) {
            case CountedRatings counted -> count((TenantKey) record.key(), counted, record);
            case TenantBilling billing -> bill((TenantKey) record.key(), billing, record);
            case StripeDelivery product -> sell(product, record);
            case null ->
                    throw new InvalidRecordException("expected an account but was a tombstone");
            default ->
                    throw new IllegalStateException(
                            "expected a record of use, accounts or products but was "
                                    + record.value().getClass());
        }
    }

    private void count(TenantKey key, CountedRatings counted, Record<?, ?> record) {
        TenantId tenant = key.tenant();
        @Nullable StoredUsage stored = requireNonNull(usageByTenant).get(key);
        TenantStanding before = TenantStandingCodec.decode(stored, unbought);
        UsageMinute minute = UsageMinuteCodec.minuteOf(counted);
        Usage usage = before.usage().plus(minute, UsageMinuteCodec.positionOf(counted));
        if (!minute.bySecond().isEmpty() && !minute.minute().isBefore(usage.cutSince())) {
            requireNonNull(minutes).add(tenant, minute);
        }
        if (usage.cutSince().isAfter(before.usage().cutSince())) {
            requireNonNull(minutes)
                    .forget(tenant, new Period(before.usage().cutSince(), usage.cutSince()));
        }
        emit(new Change(key, stored, TenantStandingCodec.billingOf(stored)), usage, record);
        if (!minute.bySecond().isEmpty()) {
            TenantHourKey hour = TenantHourKey.around(tenant, minute.minute());
            long ratings = requireNonNull(hours).add(hour, minute.ratings());
            requireNonNull(context)
                    .forward(
                            EmissionCodec.of(TenantUsageCodec.encode(hour, ratings, usage), record),
                            QuotaTopology.WRITE_USAGE_HOURS);
        }
    }

    private void bill(TenantKey key, TenantBilling billing, Record<?, ?> record) {
        if (!key.tenant().value().equals(billing.getTenantId())) {
            throw new InvalidRecordException(
                    "expected an account of %s but was of %s"
                            .formatted(key, billing.getTenantId()));
        }
        @Nullable StoredUsage stored = requireNonNull(usageByTenant).get(key);
        Usage usage =
                TenantStandingCodec.decode(stored, unbought)
                        .usage()
                        .cut(
                                TenantStandingCodec.heldOf(billing).periods(),
                                period -> requireNonNull(minutes).accepted(key.tenant(), period));
        emit(new Change(key, stored, billing), usage, record);
    }

    /** A new version of the catalogue may change the quota of every tenant. */
    private void sell(StripeDelivery product, Record<?, ?> record) {
        if (!requireNonNull(catalogue).tell(product)) {
            return;
        }
        List<TenantKey> tenants = new ArrayList<>();
        try (KeyValueIterator<TenantKey, StoredUsage> all = requireNonNull(usageByTenant).all()) {
            all.forEachRemaining(tenant -> tenants.add(tenant.key));
        }
        for (TenantKey key : tenants) {
            @Nullable StoredUsage stored = usageByTenant.get(key);
            emit(
                    new Change(key, stored, TenantStandingCodec.billingOf(stored)),
                    TenantStandingCodec.decode(stored, unbought).usage(),
                    record);
        }
    }

    private record Change(
            TenantKey key, @Nullable StoredUsage before, @Nullable TenantBilling billing) {}

    private void emit(Change change, Usage usage, Record<?, ?> record) {
        TenantId tenant = change.key().tenant();
        @Nullable TenantBilling billing = change.billing();
        TenantStanding standing =
                new TenantStanding(
                        billing == null
                                ? TenantStandingCodec.decode(null, unbought).held()
                                : TenantStandingCodec.heldOf(billing),
                        usage);
        TenantQuotaCodec.Change quota =
                TenantQuotaCodec.change(
                        TenantStandingCodec.quotaOf(change.before()),
                        TenantQuotaCodec.encode(tenant, standing, requireNonNull(catalogue).now()));
        requireNonNull(usageByTenant)
                .put(change.key(), TenantStandingCodec.encode(usage, billing, quota.after()));
        ProcessorContext<Object, Object> to = requireNonNull(context);
        to.forward(
                EmissionCodec.of(TenantUsageCodec.encode(tenant, usage), record),
                QuotaTopology.WRITE_USAGE);
        EmissionCodec.of(quota, record)
                .forEach(emitted -> to.forward(emitted, QuotaTopology.WRITE_QUOTAS));
    }
}
