package io.starledger.billing.account;

import io.starledger.billing.account.AccountState.Forgotten;
import io.starledger.billing.catalogue.BillingRules;
import io.starledger.billing.stripe.Invoice;
import io.starledger.billing.stripe.InvoiceStatus;
import io.starledger.billing.stripe.ObjectKey;
import io.starledger.billing.stripe.Subscription;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How many objects of a tenant are remembered. Beyond that the settled ones told of longest ago are
 * forgotten; what they came to in money stays. What is not settled is never forgotten.
 *
 * <p>A customer has some six objects a month, so this is years of them, while Stripe sends an event
 * again for three days.
 */
record Memory(int objects) {
    static final int OBJECTS = 512;

    AccountState kept(AccountState state, BillingRules rules) {
        int excess = state.objects().size() - objects;
        if (excess <= 0) {
            return state;
        }
        List<ObjectKey> forgotten = settledLongestAgo(state, excess);
        if (forgotten.isEmpty()) {
            return state;
        }
        Map<ObjectKey, ObjectHistory> objectsKept = new HashMap<>(state.objects());
        Map<ObjectKey, Trail> trailsKept = new HashMap<>(state.trails());
        forgotten.forEach(objectsKept::remove);
        forgotten.forEach(trailsKept::remove);
        Instant until =
                Stream.concat(
                                Stream.ofNullable(state.forgotten().until()),
                                forgotten.stream().map(key -> newest(state, key)))
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        AccountState without = state.withObjects(objectsKept).withTrails(trailsKept);
        List<MoneyTotals> money =
                Money.difference(
                        new AccountView(state, rules).money(),
                        new AccountView(without, rules).money());
        return without.withForgotten(
                new Forgotten(until, Money.sum(state.forgotten().money(), money)));
    }

    private static List<ObjectKey> settledLongestAgo(AccountState state, int count) {
        return state.objects().entrySet().stream()
                .filter(object -> isSettled(object.getValue()))
                .map(Map.Entry::getKey)
                .sorted(
                        Comparator.comparing((ObjectKey key) -> newest(state, key))
                                .thenComparing(Comparator.naturalOrder()))
                .limit(count)
                .toList();
    }

    private static boolean isSettled(ObjectHistory history) {
        ObjectState state = history.state();
        return state.isCertain()
                && switch (state.object().kind()) {
                    case SUBSCRIPTION -> ((Subscription) state.object()).status().isFinal();
                    case INVOICE -> isSettled(((Invoice) state.object()).status());
                    case INVOICE_PAYMENT, CHECKOUT_SESSION, CHARGE, REFUND, CREDIT_NOTE -> true;
                    case DISPUTE, CUSTOMER, ENTITLEMENTS, TEST_CLOCK, PRODUCT, PRICE, APPLICATION ->
                            false;
                };
    }

    private static boolean isSettled(InvoiceStatus status) {
        return status == InvoiceStatus.PAID || status == InvoiceStatus.VOID;
    }

    private static Instant newest(AccountState state, ObjectKey key) {
        return Objects.requireNonNull(state.objects().get(key)).newest();
    }
}
