package io.starledger.billing.account;

import io.starledger.billing.catalogue.BillingRules;
import io.starledger.billing.catalogue.PlanName;
import io.starledger.billing.catalogue.PriceKey;
import io.starledger.billing.steps.Steps;
import io.starledger.billing.stripe.Customer;
import io.starledger.billing.stripe.Dispute;
import io.starledger.billing.stripe.Entitlements;
import io.starledger.billing.stripe.Invoice;
import io.starledger.billing.stripe.InvoiceStatus;
import io.starledger.billing.stripe.ObjectKey;
import io.starledger.billing.stripe.ObjectKind;
import io.starledger.billing.stripe.Period;
import io.starledger.billing.stripe.StripeObject;
import io.starledger.billing.stripe.Subscription;
import io.starledger.billing.stripe.TestClock;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is remembered, looked at as an account. */
final class AccountView {
    private final AccountState state;
    private final BillingRules rules;
    private final Map<ObjectKey, ObjectState> objects = new TreeMap<>();

    AccountView(AccountState state, BillingRules rules) {
        this.state = state;
        this.rules = rules;
        state.objects().forEach((key, history) -> objects.put(key, history.state()));
    }

    TenantAccount account() {
        List<SubscriptionView> subscriptions = subscriptions();
        PlanName otherwise = hasBought(subscriptions) ? PlanName.FREE : rules.defaultPlan();
        return new TenantAccount(
                Steps.together(
                        subscriptions.stream().map(SubscriptionView::claims).toList(),
                        claims -> Claim.together(claims, rules, otherwise)),
                period(subscriptions),
                entitlements(),
                state.grants(),
                suspendedBy(),
                Money.sum(state.forgotten().money(), money()),
                toFetch(),
                frozenAt(subscriptions));
    }

    List<MoneyTotals> money() {
        return new MoneyView(objects).totals();
    }

    /** Of those that hold anything that is sold. */
    private List<SubscriptionView> subscriptions() {
        return objects.entrySet().stream()
                .filter(object -> object.getKey().kind() == ObjectKind.SUBSCRIPTION)
                .map(object -> view(object.getKey(), (Subscription) object.getValue().object()))
                .filter(SubscriptionView::isSold)
                .toList();
    }

    private SubscriptionView view(ObjectKey key, Subscription subscription) {
        return new SubscriptionView(
                subscription,
                subscription.items().stream()
                        .filter(item -> rules.soldBy(priceOf(key, item)) != null)
                        .toList(),
                Objects.requireNonNull(state.trails().get(key)),
                rules,
                key.account(),
                isOver(key, subscription),
                owedSince(key));
    }

    private static PriceKey priceOf(ObjectKey subscription, Subscription.Item item) {
        return new PriceKey(subscription.account(), item.price());
    }

    /** An incomplete subscription changes nothing yet. */
    private boolean hasBought(List<SubscriptionView> subscriptions) {
        return state.forgotten().until() != null
                || subscriptions.stream().anyMatch(SubscriptionView::wasBegun);
    }

    /** With its customer, or with the account it was bought from. */
    private boolean isOver(ObjectKey key, Subscription subscription) {
        @Nullable Instant left = state.left().get(key.account());
        if (left != null
                && !Objects.requireNonNull(state.objects().get(key)).newest().isAfter(left)) {
            return true;
        }
        @Nullable ObjectState customer =
                objects.get(
                        new ObjectKey(
                                key.account(),
                                ObjectKind.CUSTOMER,
                                subscription.customer().value()));
        return customer != null && customer.object() instanceof Customer it && it.isDeleted();
    }

    /** Since when the oldest invoice that is still owed has been; null if none is. */
    private @Nullable Instant owedSince(ObjectKey subscription) {
        return objects.entrySet().stream()
                .filter(object -> object.getKey().account().equals(subscription.account()))
                .flatMap(object -> only(Invoice.class, object.getValue().object()))
                .filter(AccountView::isOwed)
                .filter(invoice -> subscription.id().equals(invoice.subscription()))
                .flatMap(invoice -> Stream.ofNullable(invoice.owedSince()))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static boolean isOwed(Invoice invoice) {
        return invoice.status() == InvoiceStatus.OPEN
                || invoice.status() == InvoiceStatus.UNCOLLECTIBLE;
    }

    private @Nullable Period period(List<SubscriptionView> subscriptions) {
        Comparator<Claim> preference = Claim.preference(rules);
        return subscriptions.stream()
                .filter(subscription -> subscription.claimNow().status() != AccountStatus.NONE)
                .min(
                        Comparator.comparing(SubscriptionView::claimNow, preference)
                                .thenComparing(subscription -> subscription.period().start()))
                .map(SubscriptionView::period)
                .orElse(null);
    }

    private List<String> entitlements() {
        return objects.values().stream()
                .flatMap(object -> only(Entitlements.class, object.object()))
                .flatMap(summary -> summary.features().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private List<ObjectKey> suspendedBy() {
        return keysWhere(
                object ->
                        switch (object.object()) {
                            case Invoice invoice -> invoice.status() == InvoiceStatus.UNCOLLECTIBLE;
                            case Dispute dispute -> dispute.state() == Dispute.State.LOST;
                            default -> false;
                        });
    }

    private List<ObjectKey> toFetch() {
        return keysWhere(object -> !object.isCertain() || object.object().isPartial());
    }

    private List<ObjectKey> keysWhere(Predicate<ObjectState> condition) {
        return objects.entrySet().stream()
                .filter(object -> condition.test(object.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private @Nullable Instant frozenAt(List<SubscriptionView> subscriptions) {
        return subscriptions.stream()
                .flatMap(subscription -> Stream.ofNullable(subscription.testClock()))
                .flatMap(
                        clock ->
                                objects.values().stream()
                                        .flatMap(object -> only(TestClock.class, object.object()))
                                        .filter(it -> it.id().equals(clock)))
                .map(TestClock::frozenAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static <T extends StripeObject> Stream<T> only(Class<T> type, StripeObject object) {
        return type.isInstance(object) ? Stream.of(type.cast(object)) : Stream.empty();
    }
}
