package io.starledger.billing.account;

import io.starledger.billing.catalogue.BillingRules;
import io.starledger.billing.catalogue.PriceKey;
import io.starledger.billing.stripe.PriceId;
import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.billing.stripe.Subscription;
import io.starledger.billing.stripe.Subscription.Item;
import io.starledger.billing.stripe.SubscriptionStatus;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What of a subscription's past still counts. Each part only ever grows, so it is the same in
 * whatever order the events come, and needs none of them again.
 *
 * @param held of each pinned price the newest period it was told of
 * @param pastDueAt the last time an event told of a turn to past due
 * @param otherwiseAt the last time an event told of another status
 */
public record Trail(
        Map<PriceId, Held> held, @Nullable Instant pastDueAt, @Nullable Instant otherwiseAt) {
    static final Trail NONE = new Trail(Map.of(), null, null);

    public Trail {
        held = Map.copyOf(held);
    }

    /**
     * The most that was held of a price at any time of one period.
     *
     * @param since the begin of the period
     */
    public record Held(Instant since, long quantity) {

        private Held or(Held other) {
            int order = since.compareTo(other.since);
            return order > 0 || (order == 0 && quantity >= other.quantity) ? this : other;
        }
    }

    Trail with(StripeAccountId account, Telling telling, BillingRules rules) {
        Trail trail = this;
        if (telling.before() instanceof Subscription before) {
            trail = trail.holding(account, before, rules);
        }
        if (telling.after() instanceof Subscription after) {
            trail = trail.holding(account, after, rules).turned(telling, after);
        }
        return trail;
    }

    private Trail holding(StripeAccountId account, Subscription told, BillingRules rules) {
        if (told.status() == SubscriptionStatus.INCOMPLETE || told.status().isFinal()) {
            return this;
        }
        Map<PriceId, Held> holding = new HashMap<>(held);
        for (Item item : told.items()) {
            if (rules.soldBy(new PriceKey(account, item.price())) != null) {
                holding.merge(
                        item.price(), new Held(item.period().start(), item.quantity()), Held::or);
            }
        }
        return new Trail(holding, pastDueAt, otherwiseAt);
    }

    private Trail turned(Telling telling, Subscription after) {
        if (after.status() != SubscriptionStatus.PAST_DUE) {
            return new Trail(held, pastDueAt, later(otherwiseAt, telling.at()));
        }
        boolean isTurn =
                telling.before() instanceof Subscription before
                        && before.status() != SubscriptionStatus.PAST_DUE;
        return isTurn ? new Trail(held, later(pastDueAt, telling.at()), otherwiseAt) : this;
    }

    /** When the subscription became past due; null if the event that said so did not come. */
    @Nullable Instant turnedPastDueAt() {
        boolean isOver =
                pastDueAt != null && otherwiseAt != null && pastDueAt.isBefore(otherwiseAt);
        return isOver ? null : pastDueAt;
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one != null && one.isAfter(other) ? one : other;
    }
}
