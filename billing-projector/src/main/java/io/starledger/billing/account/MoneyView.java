package io.starledger.billing.account;

import io.starledger.billing.stripe.Charge;
import io.starledger.billing.stripe.CheckoutSession;
import io.starledger.billing.stripe.CreditNote;
import io.starledger.billing.stripe.Customer;
import io.starledger.billing.stripe.Dispute;
import io.starledger.billing.stripe.Invoice;
import io.starledger.billing.stripe.InvoicePayment;
import io.starledger.billing.stripe.InvoiceStatus;
import io.starledger.billing.stripe.ObjectKey;
import io.starledger.billing.stripe.Refund;
import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.billing.stripe.StripeObject;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Money as the objects tell it. What two kinds of objects tell of one sum, such as an invoice and
 * the payments towards it, is counted once, by whichever tells more: the other is missing something
 * that has not come.
 */
final class MoneyView {
    private final Map<ObjectKey, ObjectState> objects;
    private final Money money = new Money();
    private final Map<Sum, Long> told = new HashMap<>();
    private final Map<Sum, Long> summed = new HashMap<>();

    MoneyView(Map<ObjectKey, ObjectState> objects) {
        this.objects = objects;
    }

    /** A sum that is told by an object as a whole, and by others in parts. */
    private record Sum(StripeAccountId account, boolean isRefund, String id, String currency) {}

    List<MoneyTotals> totals() {
        objects.forEach((key, state) -> count(key.account(), state.object()));
        told.keySet().forEach(sum -> summed.putIfAbsent(sum, 0L));
        summed.forEach(
                (sum, parts) -> {
                    long amount = Math.max(parts, told.getOrDefault(sum, 0L));
                    money.add(
                            sum.isRefund()
                                    ? refunded(sum.currency(), amount)
                                    : paid(sum.currency(), amount));
                });
        return money.totals();
    }

    private void count(StripeAccountId account, StripeObject object) {
        switch (object) {
            case Invoice it -> countInvoice(account, it);
            case InvoicePayment it -> {
                if (it.isPaid()) {
                    add(new Sum(account, false, it.invoice(), it.currency()), it.amountPaid());
                }
            }
            case Charge it ->
                    told.merge(
                            new Sum(account, true, it.id(), it.currency()),
                            it.amountRefunded(),
                            Long::sum);
            case Refund it -> countRefund(account, it);
            case CheckoutSession it -> countSession(it);
            case CreditNote it -> {
                long amount = it.isVoid() ? 0 : it.amount();
                money.add(new MoneyTotals(it.currency(), 0, 0, amount, 0, 0, 0));
            }
            case Dispute it ->
                    money.add(new MoneyTotals(it.currency(), 0, 0, 0, it.withdrawn(), 0, 0));
            case Customer it -> countBalance(it);
            default -> {}
        }
    }

    private void countInvoice(StripeAccountId account, Invoice it) {
        told.put(new Sum(account, false, it.id(), it.currency()), it.amounts().paid());
        if (it.status() == InvoiceStatus.OPEN) {
            money.add(new MoneyTotals(it.currency(), 0, 0, 0, 0, it.amounts().remaining(), 0));
        }
    }

    private void countRefund(StripeAccountId account, Refund it) {
        @Nullable String charge = it.charge();
        if (charge == null) {
            money.add(refunded(it.currency(), it.hasFailed() ? 0 : it.amount()));
            return;
        }
        Sum sum = new Sum(account, true, charge, it.currency());
        add(sum, it.hasFailed() ? 0 : it.amount());
        if (it.hasFailed()) {
            told.merge(sum, -it.amount(), Long::sum);
        }
    }

    private void countSession(CheckoutSession it) {
        @Nullable String currency = it.currency();
        if (currency != null && it.isOneOff() && it.state() == CheckoutSession.State.PAID) {
            money.add(paid(currency, it.amount()));
        }
    }

    private void countBalance(Customer it) {
        @Nullable String currency = it.currency();
        if (currency != null && !it.isDeleted()) {
            money.add(new MoneyTotals(currency, 0, 0, 0, 0, 0, it.balance()));
        }
    }

    private void add(Sum sum, long part) {
        summed.merge(sum, part, Long::sum);
    }

    private static MoneyTotals paid(String currency, long amount) {
        return new MoneyTotals(currency, amount, 0, 0, 0, 0, 0);
    }

    private static MoneyTotals refunded(String currency, long amount) {
        return new MoneyTotals(currency, 0, amount, 0, 0, 0, 0);
    }
}
