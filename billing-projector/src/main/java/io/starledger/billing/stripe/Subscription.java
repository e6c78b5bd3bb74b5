package io.starledger.billing.stripe;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A subscription.
 *
 * @param items in Stripe's order, at least one
 * @param cancelAt when it ends by itself, if that was set to an instant
 * @param cancelAtPeriodEnd whether it ends by itself with the current period
 * @param testClock by which its time is counted; null for real time
 */
public record Subscription(
        String id,
        CustomerId customer,
        SubscriptionStatus status,
        List<Item> items,
        @Nullable Instant trialEnd,
        boolean cancelAtPeriodEnd,
        @Nullable Instant cancelAt,
        @Nullable String testClock)
        implements StripeObject {

    public Subscription {
        items = List.copyOf(items);
    }

    /** What is bought, how often, and the period it is bought for. */
    public record Item(PriceId price, long quantity, Period period) {}

    @Override
    public ObjectKind kind() {
        return ObjectKind.SUBSCRIPTION;
    }

    @Override
    public long progress() {
        return status.isFinal() ? 1 : 0;
    }
}
