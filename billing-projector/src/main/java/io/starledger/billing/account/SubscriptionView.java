package io.starledger.billing.account;

import io.starledger.billing.account.Trail.Held;
import io.starledger.billing.catalogue.AddOnName;
import io.starledger.billing.catalogue.BillingRules;
import io.starledger.billing.catalogue.PlanName;
import io.starledger.billing.catalogue.PriceKey;
import io.starledger.billing.catalogue.Sold;
import io.starledger.billing.steps.Steps;
import io.starledger.billing.stripe.Period;
import io.starledger.billing.stripe.PriceId;
import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.billing.stripe.Subscription;
import io.starledger.billing.stripe.Subscription.Item;
import io.starledger.billing.stripe.SubscriptionStatus;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a subscription claims, by the rules of the README.
 *
 * @param sold the items whose price sells something
 * @param isEnded whether it is over, whatever it says itself
 * @param owedSince of its oldest open invoice; null if there is none, or none was told
 */
record SubscriptionView(
        Subscription subscription,
        List<Item> sold,
        Trail trail,
        BillingRules rules,
        StripeAccountId account,
        boolean isEnded,
        @Nullable Instant owedSince) {

    boolean isSold() {
        return !sold.isEmpty();
    }

    boolean wasBegun() {
        return subscription.status() != SubscriptionStatus.INCOMPLETE;
    }

    boolean isOver() {
        return isEnded || subscription.status().isFinal();
    }

    @Nullable String testClock() {
        return subscription.testClock();
    }

    /** Of the item that sells the plan, or of the first. */
    Period period() {
        return sold.stream()
                .filter(item -> soldBy(item.price()) instanceof Sold.APlan)
                .findFirst()
                .orElse(sold.getFirst())
                .period();
    }

    Claim claimNow() {
        return claims().steps().getFirst().value();
    }

    Steps<Claim> claims() {
        if (isOver()) {
            return Steps.always(Claim.NOTHING);
        }
        return switch (subscription.status()) {
            case INCOMPLETE, INCOMPLETE_EXPIRED, CANCELED -> Steps.always(Claim.NOTHING);
            case TRIALING -> endedInTime(trialing());
            case ACTIVE -> endedInTime(bought(AccountStatus.ACTIVE));
            case PAST_DUE -> endedInTime(pastDue());
            case UNPAID -> endedInTime(bought(AccountStatus.UNPAID));
            case PAUSED -> endedInTime(bought(AccountStatus.PAUSED));
        };
    }

    private Steps<Claim> trialing() {
        @Nullable Instant end = subscription.trialEnd();
        Claim trial = new Claim(AccountStatus.TRIALING, PlanName.TRIAL, Map.of());
        Instant over = end == null ? period().end() : end;
        return Steps.always(trial).then(over, claimAt(over, AccountStatus.ACTIVE));
    }

    private Steps<Claim> pastDue() {
        Steps<Claim> bought = bought(AccountStatus.PAST_DUE);
        Instant lapse = pastDueSince().plus(rules.grace());
        return bought.then(lapse, bought.at(lapse).as(AccountStatus.LAPSED));
    }

    /**
     * Stripe does not report since when a subscription is past due; it does report its open
     * invoices, so these decide. The event that told of it stands in for them, and the period,
     * which begins with its invoice, for that.
     */
    private Instant pastDueSince() {
        @Nullable Instant turned = trail.turnedPastDueAt();
        if (owedSince != null) {
            return owedSince;
        }
        return turned == null ? period().start() : turned;
    }

    /** What more was held in the current period stays until its end. */
    private Steps<Claim> bought(AccountStatus status) {
        TreeSet<Instant> ends = new TreeSet<>();
        sold.forEach(item -> ends.add(item.period().end()));
        return Steps.sampled(ends, instant -> claimAt(instant, status));
    }

    private Steps<Claim> endedInTime(Steps<Claim> claims) {
        Stream<Instant> ends =
                Stream.concat(
                        Stream.ofNullable(subscription.cancelAt()),
                        subscription.cancelAtPeriodEnd()
                                ? Stream.of(period().end())
                                : Stream.empty());
        return ends.min(Instant::compareTo)
                .map(end -> claims.then(end, Claim.NOTHING))
                .orElse(claims);
    }

    private Claim claimAt(Instant instant, AccountStatus status) {
        Map<PriceId, Long> held = new HashMap<>();
        sold.forEach(item -> held.merge(item.price(), item.quantity(), Math::addExact));
        trail.held().forEach((price, most) -> stillHeld(held, price, most, instant));
        List<PlanName> plans = new ArrayList<>();
        Map<AddOnName, Long> addOns = new TreeMap<>();
        held.forEach(
                (price, quantity) -> {
                    switch (soldBy(price)) {
                        case Sold.APlan(PlanName plan) -> plans.add(plan);
                        case Sold.AnAddOn(AddOnName addOn) ->
                                addOns.merge(addOn, quantity, Math::addExact);
                        case null -> {}
                    }
                });
        @Nullable PlanName greatest =
                plans.stream().max(Comparator.comparing(rules::rankOf)).orElse(null);
        return new Claim(status, greatest, addOns);
    }

    private void stillHeld(Map<PriceId, Long> held, PriceId price, Held most, Instant instant) {
        boolean isStill =
                sold.stream()
                        .map(Item::period)
                        .anyMatch(
                                period ->
                                        period.start().equals(most.since())
                                                && period.end().isAfter(instant));
        if (isStill) {
            held.merge(price, most.quantity(), Math::max);
        }
    }

    private @Nullable Sold soldBy(PriceId price) {
        return rules.soldBy(new PriceKey(account, price));
    }
}
