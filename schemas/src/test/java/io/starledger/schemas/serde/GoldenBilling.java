package io.starledger.schemas.serde;

import io.starledger.schemas.avro.BillingPeriod;
import io.starledger.schemas.avro.CountedRatings;
import io.starledger.schemas.avro.CountedUpTo;
import io.starledger.schemas.avro.CurrencyTotals;
import io.starledger.schemas.avro.EntitledStep;
import io.starledger.schemas.avro.GrantedLimits;
import io.starledger.schemas.avro.HourCountedUpTo;
import io.starledger.schemas.avro.PeriodUsage;
import io.starledger.schemas.avro.QuotaStep;
import io.starledger.schemas.avro.StoredMinute;
import io.starledger.schemas.avro.StoredPeriodUsage;
import io.starledger.schemas.avro.StoredPosition;
import io.starledger.schemas.avro.StoredUsage;
import io.starledger.schemas.avro.StripeObjectName;
import io.starledger.schemas.avro.StripeObjectSighting;
import io.starledger.schemas.avro.TenantBilling;
import io.starledger.schemas.avro.TenantHourUsage;
import io.starledger.schemas.avro.TenantQuota;
import io.starledger.schemas.avro.TenantStripeEvent;
import io.starledger.schemas.avro.TenantUsage;
import io.starledger.schemas.avro.UsedUpTo;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the golden files of billing mean. Add cases; change none. */
final class GoldenBilling {
    private static final UUID TENANT = UUID.fromString("7f1e4b1c-6d0a-4c55-9a3e-2f0d6f6c1a11");
    private static final UUID EVENT = UUID.fromString("01932a6c-1c1d-7d39-9c2f-0a3b4c5d6e7f");
    private static final String ACCOUNT = "acct_1PgafTB7WZ01zgkW";
    private static final Instant MAY = Instant.parse("2026-05-01T10:20:30Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T10:20:30Z");

    private GoldenBilling() {}

    static List<Golden> all() {
        return List.of(
                new Golden(1, "of-a-customer", stripeEvent().setCustomer("cus_Qx1").build()),
                new Golden(1, "of-a-tenants-account", stripeEvent().setDecides(false).build()),
                new Golden(1, "bought", bought()),
                new Golden(1, "nothing-bought", nothingBought().build()),
                new Golden(1, "counted", usage()),
                new Golden(1, "hour", hour()),
                new Golden(1, "limited", quota()),
                new Golden(1, "unlimited", unlimited()),
                new Golden(1, "of-a-customer", new StripeObjectSighting("cus_Qx1", null)),
                new Golden(1, "of-nobody-yet", new StripeObjectSighting(null, bytes(7))),
                new Golden(1, "account", GoldenAccount.account()),
                new Golden(1, "empty", GoldenAccount.empty()),
                new Golden(
                        1,
                        "counted",
                        new CountedRatings(MAY, List.of(0, 59), List.of(1L, 5_000L), 11, 99L)),
                new Golden(1, "minute", new StoredMinute(List.of(0, 59), List.of(1L, 5_000L))),
                new Golden(1, "use", storedUsage()),
                new Golden(
                        1,
                        "unused",
                        new StoredUsage(
                                null, null, List.of(), List.of(), null, Instant.EPOCH, 0L)));
    }

    private static TenantStripeEvent.Builder stripeEvent() {
        return TenantStripeEvent.newBuilder()
                .setEventId(EVENT)
                .setTenantId(TENANT)
                .setDecides(true)
                .setStripeEventId("evt_1Pgc76B7WZ01zgkWwyRHS12y")
                .setType("customer.subscription.updated")
                .setApiVersion("2025-03-31.basil")
                .setLivemode(true)
                .setCreatedAt(MAY)
                .setAccount(ACCOUNT)
                .setReceivedAt(MAY.plusMillis(1_042))
                .setPayload(ByteBuffer.wrap(new byte[] {'{', '}', '\n'}));
    }

    private static TenantBilling.Builder nothingBought() {
        return TenantBilling.newBuilder()
                .setTenantId(TENANT)
                .setEntitled(List.of(new EntitledStep(Instant.EPOCH, "free", "none", Map.of())))
                .setPeriods(List.of())
                .setIsContinuing(false)
                .setEntitlements(List.of())
                .setGrants(List.of())
                .setSuspendedBy(List.of())
                .setMoney(List.of())
                .setToFetch(List.of())
                .setRevision(0)
                .setSourcePartition(5)
                .setSourceOffset(7);
    }

    private static TenantBilling bought() {
        return nothingBought()
                .setEntitled(
                        List.of(
                                new EntitledStep(
                                        Instant.EPOCH, "growth", "active", Map.of("seats", 3L)),
                                new EntitledStep(JUNE, "free", "none", Map.of())))
                .setPeriod(new BillingPeriod(MAY, JUNE))
                .setPeriods(List.of(new BillingPeriod(MAY, JUNE)))
                .setIsContinuing(true)
                .setEntitlements(List.of("audit-log", "sso"))
                .setGrants(List.of(new GrantedLimits("g-1", 1L, 2L, 3L, 4L, MAY, JUNE)))
                .setSuspendedBy(List.of(new StripeObjectName(ACCOUNT, "invoice", "in_1")))
                .setMoney(List.of(new CurrencyTotals("eur", 6L, 5L, 4L, 3L, 2L, -1L)))
                .setToFetch(List.of(new StripeObjectName(ACCOUNT, "subscription", "sub_1")))
                .setFrozenAt(MAY)
                .setRevision(17)
                .setUpdatedAt(MAY)
                .build();
    }

    private static TenantUsage usage() {
        return TenantUsage.newBuilder()
                .setTenantId(TENANT)
                .setPeriods(List.of(new PeriodUsage(MAY, JUNE, 5_000_000_000L)))
                .setCounted(List.of(new CountedUpTo(0, 123_456_789_012L), new CountedUpTo(11, 0L)))
                .setRevision(3)
                .setUpdatedAt(MAY)
                .build();
    }

    private static TenantHourUsage hour() {
        return new TenantHourUsage(
                TENANT,
                Instant.parse("2026-05-01T10:00:00Z"),
                5_000_000_000L,
                List.of(new HourCountedUpTo(0, 123_456_789_012L), new HourCountedUpTo(11, 0L)));
    }

    private static TenantQuota quota() {
        return TenantQuota.newBuilder()
                .setTenantId(TENANT)
                .setSteps(
                        List.of(
                                new QuotaStep(
                                        Instant.EPOCH, "free", true, 1L, 2L, 3L, 86_400L, 80L)))
                .setReachedPercent(80)
                .setCounted(List.of(new UsedUpTo(3, 42L)))
                .setFrozenAt(JUNE)
                .setAccountRevision(17)
                .setRevision(4)
                .build();
    }

    private static TenantQuota unlimited() {
        return TenantQuota.newBuilder(quota())
                .setSteps(
                        List.of(
                                new QuotaStep(
                                        Instant.EPOCH,
                                        "unlimited",
                                        false,
                                        null,
                                        null,
                                        null,
                                        null,
                                        0L)))
                .setReachedPercent(0)
                .setCounted(List.of())
                .setFrozenAt(null)
                .setAccountRevision(0)
                .setRevision(1)
                .build();
    }

    private static StoredUsage storedUsage() {
        return StoredUsage.newBuilder()
                .setAccount(bytes(1))
                .setQuota(bytes(2))
                .setCounted(List.of(new StoredPeriodUsage(MAY, JUNE, 80L)))
                .setPositions(List.of(new StoredPosition(3, 42L)))
                .setNewestAt(MAY)
                .setCutSince(MAY)
                .setRevision(9)
                .build();
    }

    private static ByteBuffer bytes(int value) {
        return ByteBuffer.wrap(new byte[] {(byte) value});
    }
}
