package io.starledger.billing.quota;

import io.starledger.billing.account.BillingPeriods;
import io.starledger.billing.account.TenantAccount;
import io.starledger.billing.account.TenantBillingCodec;
import io.starledger.billing.quota.TenantStanding.Held;
import io.starledger.billing.usage.TenantUsageCodec;
import io.starledger.billing.usage.Usage;
import io.starledger.platform.streams.StoreSerde;
import io.starledger.schemas.avro.StoredUsage;
import io.starledger.schemas.avro.TenantBilling;
import io.starledger.schemas.avro.TenantQuota;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;

/** What decides a tenant's quota, as the store keeps it, with the quota that was emitted last. */
final class TenantStandingCodec {
    private static final StoreSerde<TenantBilling> ACCOUNTS =
            new StoreSerde<>(
                    TenantBilling.getEncoder(), TenantBilling.createDecoder(StoreSerde.SCHEMAS));
    private static final StoreSerde<TenantQuota> QUOTAS =
            new StoreSerde<>(
                    TenantQuota.getEncoder(), TenantQuota.createDecoder(StoreSerde.SCHEMAS));

    private TenantStandingCodec() {}

    /** Of a tenant whose account is {@code otherwise} while none was told of. */
    static TenantStanding decode(@Nullable StoredUsage stored, TenantAccount otherwise) {
        @Nullable TenantBilling billing = billingOf(stored);
        Held held = billing == null ? new Held(otherwise, BillingPeriods.NONE, 0) : heldOf(billing);
        return new TenantStanding(
                held,
                stored == null ? Usage.NONE : TenantUsageCodec.decode(stored, held.periods()));
    }

    static Held heldOf(TenantBilling billing) {
        return new Held(
                TenantBillingCodec.accountOf(billing),
                TenantBillingCodec.periodsOf(billing),
                billing.getRevision());
    }

    static @Nullable TenantBilling billingOf(@Nullable StoredUsage stored) {
        return stored == null || stored.getAccount() == null
                ? null
                : read(ACCOUNTS, stored.getAccount());
    }

    static @Nullable TenantQuota quotaOf(@Nullable StoredUsage stored) {
        return stored == null || stored.getQuota() == null ? null : read(QUOTAS, stored.getQuota());
    }

    static StoredUsage encode(Usage usage, @Nullable TenantBilling billing, TenantQuota quota) {
        return TenantUsageCodec.store(usage)
                .setAccount(billing == null ? null : write(ACCOUNTS, billing))
                .setQuota(write(QUOTAS, quota))
                .build();
    }

    private static <V extends SpecificRecord> ByteBuffer write(StoreSerde<V> serde, V value) {
        return ByteBuffer.wrap(serde.serializer().serialize("", value));
    }

    private static <V extends SpecificRecord> V read(StoreSerde<V> serde, ByteBuffer stored) {
        byte[] bytes = new byte[stored.remaining()];
        stored.duplicate().get(bytes);
        return serde.deserializer().deserialize("", bytes);
    }
}
