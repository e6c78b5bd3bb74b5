package io.starledger.billing.view;

import io.starledger.billing.view.AccountDocument.EntitledPart;
import io.starledger.schemas.avro.BillingPeriod;
import io.starledger.schemas.avro.CurrencyTotals;
import io.starledger.schemas.avro.GrantedLimits;
import io.starledger.schemas.avro.StripeObjectName;
import io.starledger.schemas.avro.TenantBilling;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Accounts out of {@code billing.accounts.v1}. */
final class AccountDocumentCodec {
    private AccountDocumentCodec() {}

    static AccountDocument of(TenantBilling billing) {
        @Nullable BillingPeriod period = billing.getPeriod();
        return new AccountDocument(
                billing.getEntitled().stream()
                        .map(
                                it ->
                                        new EntitledPart(
                                                it.getFromAt(),
                                                it.getPlan(),
                                                it.getStatus(),
                                                it.getAddOns()))
                        .toList(),
                period == null ? null : period(period),
                billing.getPeriods().stream().map(AccountDocumentCodec::period).toList(),
                billing.getIsContinuing(),
                billing.getEntitlements(),
                billing.getGrants().stream().map(AccountDocumentCodec::grant).toList(),
                names(billing.getSuspendedBy()),
                billing.getMoney().stream().map(AccountDocumentCodec::money).toList(),
                names(billing.getToFetch()),
                billing.getFrozenAt());
    }

    private static PeriodPart period(BillingPeriod it) {
        return new PeriodPart(it.getStartsAt(), it.getEndsAt());
    }

    private static GrantPart grant(GrantedLimits it) {
        return new GrantPart(
                it.getGrantId(),
                it.getRatingsPerMonth(),
                it.getRatingsPerSecond(),
                it.getRequestsPerMinute(),
                it.getRetentionSeconds(),
                it.getStartsAt(),
                it.getEndsAt());
    }

    private static MoneyPart money(CurrencyTotals it) {
        return new MoneyPart(
                it.getCurrency(),
                it.getPaidMinor(),
                it.getRefundedMinor(),
                it.getCreditedMinor(),
                it.getDisputedMinor(),
                it.getOwedMinor(),
                it.getBalanceMinor());
    }

    private static List<StripeObjectPart> names(List<StripeObjectName> names) {
        return names.stream()
                .map(it -> new StripeObjectPart(it.getAccount(), it.getKind(), it.getObjectId()))
                .toList();
    }
}
