package io.starledger.billing;

import io.starledger.schemas.avro.BillingPeriod;
import io.starledger.schemas.avro.CurrencyTotals;
import io.starledger.schemas.avro.CustomerLink;
import io.starledger.schemas.avro.CustomerLinker;
import io.starledger.schemas.avro.EntitledStep;
import io.starledger.schemas.avro.PeriodUsage;
import io.starledger.schemas.avro.QuotaStep;
import io.starledger.schemas.avro.StripeObjectName;
import io.starledger.schemas.avro.TenantBilling;
import io.starledger.schemas.avro.TenantHourUsage;
import io.starledger.schemas.avro.TenantQuota;
import io.starledger.schemas.avro.TenantStripeEvent;
import io.starledger.schemas.avro.TenantUsage;
import io.starledger.schemas.ids.CustomerKey;
import io.starledger.schemas.ids.TenantHourKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;
import io.starledger.schemas.topics.Topics;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells the topics that the views are made of what a test wants to see there. */
record Told(BillingLog log) {
    static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    static final Instant END = Instant.parse("2099-01-01T00:00:00Z");

    /** On the plan until {@link #END}, then free. */
    static TenantBilling account(TenantId tenant, String plan, long offset) {
        BillingPeriod period = new BillingPeriod(BEGIN, END);
        return TenantBilling.newBuilder()
                .setTenantId(tenant.value())
                .setEntitled(
                        List.of(
                                new EntitledStep(Instant.EPOCH, plan, "active", Map.of("more", 2L)),
                                new EntitledStep(END, "free", "none", Map.of())))
                .setPeriod(period)
                .setPeriods(List.of(period))
                .setIsContinuing(false)
                .setEntitlements(List.of("exports"))
                .setGrants(List.of())
                .setSuspendedBy(List.of(new StripeObjectName("acct_platform", "invoice", "in_1")))
                .setMoney(List.of(new CurrencyTotals("usd", 4_900L, 100L, 0L, 0L, 1_200L, 0L)))
                .setToFetch(List.of())
                .setRevision(offset)
                .setUpdatedAt(BEGIN)
                .setSourcePartition(0)
                .setSourceOffset(offset)
                .build();
    }

    void account(TenantBilling account) {
        log.append(
                Topics.ACCOUNTS, new TenantKey(new TenantId(account.getTenantId())), account, NOW);
        flush();
    }

    void usage(TenantId tenant, long revision, PeriodUsage... periods) {
        log.append(
                Topics.USAGE,
                new TenantKey(tenant),
                new TenantUsage(tenant.value(), List.of(periods), List.of(), revision, NOW),
                NOW);
        flush();
    }

    void hour(TenantId tenant, Instant hour, long ratings) {
        log.append(
                Topics.USAGE_HOURS,
                new TenantHourKey(tenant, hour),
                new TenantHourUsage(tenant.value(), hour, ratings, List.of()),
                NOW);
        flush();
    }

    void quota(TenantId tenant, long revision, QuotaStep... steps) {
        log.append(
                Topics.QUOTAS,
                new TenantKey(tenant),
                TenantQuota.newBuilder()
                        .setTenantId(tenant.value())
                        .setSteps(List.of(steps))
                        .setReachedPercent(80)
                        .setCounted(List.of())
                        .setAccountRevision(3)
                        .setRevision(revision)
                        .build(),
                NOW);
        flush();
    }

    /** To the endpoint of the tenant's own account, or else to the platform's. */
    void event(TenantId tenant, String id, boolean isOwn, @Nullable String customer) {
        log.append(
                Topics.STRIPE_EVENTS,
                new TenantKey(tenant),
                TenantStripeEvent.newBuilder()
                        .setEventId(
                                UUID.nameUUIDFromBytes(
                                        (tenant + id).getBytes(StandardCharsets.UTF_8)))
                        .setTenantId(tenant.value())
                        .setDecides(!isOwn)
                        .setStripeEventId(id)
                        .setType("test.kept")
                        .setLivemode(false)
                        .setCreatedAt(BEGIN)
                        .setAccount(isOwn ? "acct_own" : "acct_platform")
                        .setCustomer(customer)
                        .setReceivedAt(BEGIN)
                        .setPayload(ByteBuffer.wrap(payload(id).getBytes(StandardCharsets.UTF_8)))
                        .build(),
                NOW);
        flush();
    }

    static String payload(String id) {
        return """
        {"id":"%s","object":"event","type":"test.kept","created":1,"livemode":false,"data":{"object":{"id":"x","object":"kept"}}}\
        """
                .formatted(id);
    }

    void link(CustomerKey customer, TenantId tenant) {
        log.append(
                Topics.CUSTOMER_LINKS,
                customer,
                new CustomerLink(
                        customer.account().value(),
                        customer.customer().value(),
                        tenant.value(),
                        CustomerLinker.OPERATOR,
                        "ann",
                        BEGIN),
                NOW);
        flush();
    }

    void unlink(CustomerKey customer) {
        log.append(Topics.CUSTOMER_LINKS, customer, null, NOW);
        flush();
    }

    private void flush() {
        try {
            log.flush();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
