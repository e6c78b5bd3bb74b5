package io.starledger.billing.account;

import io.starledger.billing.catalogue.AddOnName;
import io.starledger.billing.catalogue.Limits;
import io.starledger.billing.catalogue.PlanName;
import io.starledger.billing.steps.Steps;
import io.starledger.billing.stripe.ObjectKey;
import io.starledger.billing.stripe.ObjectKind;
import io.starledger.billing.stripe.Period;
import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.schemas.avro.BillingPeriod;
import io.starledger.schemas.avro.CurrencyTotals;
import io.starledger.schemas.avro.EntitledStep;
import io.starledger.schemas.avro.GrantedLimits;
import io.starledger.schemas.avro.StripeObjectName;
import io.starledger.schemas.avro.TenantBilling;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Accounts as {@code billing.accounts.v1} carries them. */
public final class TenantBillingCodec {
    private TenantBillingCodec() {}

    static TenantBilling encode(
            TenantId tenant, TenantAccount account, Remembered remembered, LogPosition position) {
        @Nullable Period period = account.period();
        return new TenantBilling(
                tenant.value(),
                account.entitled().steps().stream().map(TenantBillingCodec::encode).toList(),
                period == null ? null : encode(period),
                remembered.periods().known().stream().map(TenantBillingCodec::encode).toList(),
                remembered.periods().isContinuing(),
                account.entitlements(),
                account.grants().stream().map(TenantBillingCodec::encode).toList(),
                names(account.suspendedBy()),
                account.money().stream().map(TenantBillingCodec::encode).toList(),
                names(account.toFetch()),
                account.frozenAt(),
                remembered.revision(),
                remembered.updatedAt(),
                position.partition(),
                position.offset());
    }

    public static TenantAccount accountOf(TenantBilling billing) {
        @Nullable BillingPeriod period = billing.getPeriod();
        return new TenantAccount(
                new Steps<>(
                        billing.getEntitled().stream().map(TenantBillingCodec::decode).toList()),
                period == null ? null : decode(period),
                billing.getEntitlements(),
                billing.getGrants().stream().map(TenantBillingCodec::decode).toList(),
                keys(billing.getSuspendedBy()),
                billing.getMoney().stream().map(TenantBillingCodec::decode).toList(),
                keys(billing.getToFetch()),
                billing.getFrozenAt());
    }

    public static BillingPeriods periodsOf(TenantBilling billing) {
        return new BillingPeriods(
                billing.getPeriods().stream().map(TenantBillingCodec::decode).toList(),
                billing.getIsContinuing());
    }

    private static BillingPeriod encode(Period period) {
        return new BillingPeriod(period.start(), period.end());
    }

    private static Period decode(BillingPeriod period) {
        return new Period(period.getStartsAt(), period.getEndsAt());
    }

    private static EntitledStep encode(Steps.Step<Entitled> step) {
        Map<String, Long> addOns = new TreeMap<>();
        step.value().addOns().forEach((addOn, count) -> addOns.put(addOn.value(), count));
        return new EntitledStep(
                step.from(), step.value().plan().value(), lower(step.value().status()), addOns);
    }

    private static Steps.Step<Entitled> decode(EntitledStep step) {
        Map<AddOnName, Long> addOns = new HashMap<>();
        step.getAddOns().forEach((addOn, count) -> addOns.put(new AddOnName(addOn), count));
        return new Steps.Step<>(
                step.getFromAt(),
                new Entitled(
                        new PlanName(step.getPlan()),
                        AccountStatus.valueOf(step.getStatus().toUpperCase(Locale.ROOT)),
                        addOns));
    }

    private static GrantedLimits encode(Grant it) {
        return new GrantedLimits(
                it.id(),
                it.extra().ratingsPerMonth(),
                it.extra().ratingsPerSecond(),
                it.extra().requestsPerMinute(),
                it.extra().retention().toSeconds(),
                it.validity().start(),
                it.validity().end());
    }

    private static Grant decode(GrantedLimits it) {
        return new Grant(
                it.getGrantId(),
                new Limits(
                        it.getRatingsPerMonth(),
                        it.getRatingsPerSecond(),
                        it.getRequestsPerMinute(),
                        Duration.ofSeconds(it.getRetentionSeconds())),
                new Period(it.getStartsAt(), it.getEndsAt()));
    }

    private static CurrencyTotals encode(MoneyTotals it) {
        return new CurrencyTotals(
                it.currency(),
                it.paid(),
                it.refunded(),
                it.credited(),
                it.disputed(),
                it.owed(),
                it.balance());
    }

    private static MoneyTotals decode(CurrencyTotals it) {
        return new MoneyTotals(
                it.getCurrency(),
                it.getPaidMinor(),
                it.getRefundedMinor(),
                it.getCreditedMinor(),
                it.getDisputedMinor(),
                it.getOwedMinor(),
                it.getBalanceMinor());
    }

    private static List<StripeObjectName> names(List<ObjectKey> keys) {
        return keys.stream()
                .map(
                        key ->
                                new StripeObjectName(
                                        key.account().value(), lower(key.kind()), key.id()))
                .toList();
    }

    private static List<ObjectKey> keys(List<StripeObjectName> names) {
        return names.stream()
                .map(
                        name ->
                                new ObjectKey(
                                        new StripeAccountId(name.getAccount()),
                                        ObjectKind.valueOf(name.getKind().toUpperCase(Locale.ROOT)),
                                        name.getObjectId()))
                .toList();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
