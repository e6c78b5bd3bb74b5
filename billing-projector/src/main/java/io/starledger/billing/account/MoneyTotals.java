package io.starledger.billing.account;

/**
 * A tenant's money in one currency, in minor units.
 *
 * @param paid for invoices and one-off sales, whatever came back of it later
 * @param refunded without what failed on its way back
 * @param credited by credit notes that hold
 * @param disputed what banks have taken back and not returned
 * @param owed on open invoices
 * @param balance what customers owe beside invoices; below zero a credit
 */
public record MoneyTotals(
        String currency,
        long paid,
        long refunded,
        long credited,
        long disputed,
        long owed,
        long balance) {

    static MoneyTotals none(String currency) {
        return new MoneyTotals(currency, 0, 0, 0, 0, 0, 0);
    }

    MoneyTotals plus(MoneyTotals other) {
        return new MoneyTotals(
                currency,
                paid + other.paid,
                refunded + other.refunded,
                credited + other.credited,
                disputed + other.disputed,
                owed + other.owed,
                balance + other.balance);
    }

    MoneyTotals minus(MoneyTotals other) {
        return new MoneyTotals(
                currency,
                paid - other.paid,
                refunded - other.refunded,
                credited - other.credited,
                disputed - other.disputed,
                owed - other.owed,
                balance - other.balance);
    }

    boolean isNothing() {
        return equals(none(currency));
    }
}
