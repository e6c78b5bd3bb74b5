package io.starledger.schemas.serde;

import io.starledger.schemas.avro.StoredAccount;
import io.starledger.schemas.avro.StoredBillingPeriod;
import io.starledger.schemas.avro.StoredCharge;
import io.starledger.schemas.avro.StoredCheckoutSession;
import io.starledger.schemas.avro.StoredCreditNote;
import io.starledger.schemas.avro.StoredCustomer;
import io.starledger.schemas.avro.StoredDispute;
import io.starledger.schemas.avro.StoredEntitlements;
import io.starledger.schemas.avro.StoredGrant;
import io.starledger.schemas.avro.StoredHeld;
import io.starledger.schemas.avro.StoredHistory;
import io.starledger.schemas.avro.StoredInvoice;
import io.starledger.schemas.avro.StoredInvoicePayment;
import io.starledger.schemas.avro.StoredItem;
import io.starledger.schemas.avro.StoredRefund;
import io.starledger.schemas.avro.StoredSeen;
import io.starledger.schemas.avro.StoredSubscription;
import io.starledger.schemas.avro.StoredTelling;
import io.starledger.schemas.avro.StoredTestClock;
import io.starledger.schemas.avro.StoredTotals;
import io.starledger.schemas.avro.StoredTrail;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An account that remembers an object of every kind. */
final class GoldenAccount {
    private static final String ACCOUNT = "acct_1PgafTB7WZ01zgkW";
    private static final Instant MAY = Instant.parse("2026-05-01T10:20:30Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T10:20:30Z");

    private GoldenAccount() {}

    static StoredAccount account() {
        return StoredAccount.newBuilder(empty())
                .setObjects(objects())
                .setTrails(
                        List.of(
                                new StoredTrail(
                                        ACCOUNT,
                                        "sub_1",
                                        List.of(new StoredHeld("price_1", MAY, 2L)),
                                        MAY.toEpochMilli(),
                                        JUNE.toEpochMilli())))
                .setLeftAt(Map.of("acct_2", 1_700_000_000_000L))
                .setSeen(List.of(new StoredSeen(MAY, ACCOUNT, "evt_1")))
                .setGrants(List.of(new StoredGrant("g-1", 1L, 2L, 3L, 4L, MAY, JUNE)))
                .setForgottenUntil(MAY)
                .setForgottenMoney(List.of(new StoredTotals("eur", 6L, 5L, 4L, 3L, 2L, -1L)))
                .setPeriods(List.of(new StoredBillingPeriod(MAY, JUNE)))
                .setIsContinuing(true)
                .setRevision(17)
                .setUpdatedAt(MAY)
                .build();
    }

    static StoredAccount empty() {
        return StoredAccount.newBuilder()
                .setObjects(List.of())
                .setTrails(List.of())
                .setLeftAt(Map.of())
                .setSeen(List.of())
                .setGrants(List.of())
                .setForgottenMoney(List.of())
                .setPeriods(List.of())
                .setIsContinuing(false)
                .setRevision(0)
                .build();
    }

    private static List<StoredHistory> objects() {
        return List.of(
                of("SUBSCRIPTION", subscription("ACTIVE"), subscription("TRIALING")),
                of("INVOICE", invoice()),
                of("INVOICE_PAYMENT", new StoredInvoicePayment("inpay_1", 5L, "in_1", true, "eur")),
                of("CUSTOMER", new StoredCustomer("cus_Qx1", false, -7L, null)),
                of(
                        "CHECKOUT_SESSION",
                        new StoredCheckoutSession(
                                "cs_1", "cus_Qx1", "ref", "PAID", true, 5L, "eur")),
                of("CHARGE", new StoredCharge("ch_1", null, 3L, "eur")),
                of("REFUND", new StoredRefund("re_1", 3L, "ch_1", false, "eur")),
                of("CREDIT_NOTE", new StoredCreditNote("cn_1", "cus_Qx1", true, 3L, "eur")),
                of("DISPUTE", new StoredDispute("dp_1", "ch_1", "LOST", 2, 3L, "eur")),
                of("ENTITLEMENTS", new StoredEntitlements("cus_Qx1", List.of("sso"), true)),
                of("TEST_CLOCK", new StoredTestClock("clock_1", JUNE)));
    }

    private static StoredHistory of(String kind, Object after) {
        return of(kind, after, null);
    }

    private static StoredHistory of(String kind, Object after, @Nullable Object before) {
        return new StoredHistory(
                ACCOUNT,
                kind,
                "object-of-" + kind,
                List.of(new StoredTelling("evt_1", MAY, "CHANGED", after, before)));
    }

    private static StoredSubscription subscription(String status) {
        return new StoredSubscription(
                "sub_1",
                "cus_Qx1",
                status,
                List.of(new StoredItem("price_1", 2L, MAY, JUNE)),
                JUNE.toEpochMilli(),
                true,
                null,
                "clock_1");
    }

    private static StoredInvoice invoice() {
        return new StoredInvoice(
                "in_1",
                "cus_Qx1",
                "OPEN",
                "sub_1",
                3,
                MAY.toEpochMilli(),
                "eur",
                9_900L,
                100L,
                9_800L);
    }
}
