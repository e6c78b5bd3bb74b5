package io.starledger.billing.account;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Totals of several currencies, sorted by currency; never added across currencies. */
final class Money {
    private final Map<String, MoneyTotals> totals = new TreeMap<>();

    void add(MoneyTotals added) {
        totals.merge(added.currency(), added, MoneyTotals::plus);
    }

    List<MoneyTotals> totals() {
        return totals.values().stream().filter(total -> !total.isNothing()).toList();
    }

    static List<MoneyTotals> sum(List<MoneyTotals> ones, List<MoneyTotals> others) {
        Money money = new Money();
        ones.forEach(money::add);
        others.forEach(money::add);
        return money.totals();
    }

    static List<MoneyTotals> difference(List<MoneyTotals> ones, List<MoneyTotals> others) {
        Money money = new Money();
        ones.forEach(money::add);
        others.forEach(other -> money.add(MoneyTotals.none(other.currency()).minus(other)));
        return money.totals();
    }
}
