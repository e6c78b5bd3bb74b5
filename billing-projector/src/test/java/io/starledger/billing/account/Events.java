package io.starledger.billing.account;

import io.starledger.billing.catalogue.AddOnName;
import io.starledger.billing.catalogue.Billers;
import io.starledger.billing.catalogue.BillingRules;
import io.starledger.billing.catalogue.PlanName;
import io.starledger.billing.catalogue.PriceKey;
import io.starledger.billing.catalogue.Sold;
import io.starledger.billing.stripe.CustomerId;
import io.starledger.billing.stripe.Period;
import io.starledger.billing.stripe.PriceId;
import io.starledger.billing.stripe.Step;
import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.billing.stripe.StripeEvent;
import io.starledger.billing.stripe.StripeObject;
import io.starledger.billing.stripe.Subscription;
import io.starledger.billing.stripe.Subscription.Item;
import io.starledger.billing.stripe.SubscriptionStatus;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A few words to tell a reducer what happened, and the tenant and the rules it happens under. */
final class Events {
    static final TenantId TENANT = new TenantId(new UUID(1, 1));
    static final StripeAccountId PLATFORM = new StripeAccountId("acct_platform");
    static final StripeAccountId APPOINTED = new StripeAccountId("acct_appointed");
    static final StripeAccountId STRANGER = new StripeAccountId("acct_stranger");
    static final AddOnName SEATS = new AddOnName("more_ratings");
    static final Instant START = Instant.parse("2026-03-01T12:00:01Z");
    static final Instant END = Instant.parse("2026-04-01T12:00:01Z");
    static final BillingRules RULES =
            new BillingRules(
                    new Billers(PLATFORM, Map.of(APPOINTED, Set.of(TENANT))),
                    Map.of(
                            price(PLATFORM, "price_starter"), new Sold.APlan(PlanName.STARTER),
                            price(PLATFORM, "price_growth"), new Sold.APlan(PlanName.GROWTH),
                            price(PLATFORM, "price_enterprise"),
                                    new Sold.APlan(PlanName.ENTERPRISE),
                            price(APPOINTED, "price_growth"), new Sold.APlan(PlanName.GROWTH),
                            price(PLATFORM, "price_add_on"), new Sold.AnAddOn(SEATS)),
                    BillingRules.PLANS,
                    PlanName.FREE,
                    BillingRules.GRACE);

    private Events() {}

    private static PriceKey price(StripeAccountId account, String id) {
        return new PriceKey(account, new PriceId(id));
    }

    /** What a reducer makes of {@code events} in this order. */
    static Folded fold(StripeEvent... events) {
        AccountReducer reducer = new AccountReducer(RULES);
        AccountState state = AccountState.NEW;
        @Nullable Folded folded = null;
        for (StripeEvent event : events) {
            folded = reducer.fold(TENANT, state, event);
            state = folded.state();
        }
        if (folded == null) {
            throw new IllegalArgumentException("expected events but was none");
        }
        return folded;
    }

    static Subscription subscription(SubscriptionStatus status, String... prices) {
        return new Subscription(
                "sub_1",
                new CustomerId("cus_1"),
                status,
                Arrays.stream(prices).map(price -> item(price, 1)).toList(),
                null,
                false,
                null,
                null);
    }

    static Subscription active(String... prices) {
        return subscription(SubscriptionStatus.ACTIVE, prices);
    }

    static Subscription with(Subscription subscription, SubscriptionStatus status) {
        return new Subscription(
                subscription.id(),
                subscription.customer(),
                status,
                subscription.items(),
                subscription.trialEnd(),
                subscription.cancelAtPeriodEnd(),
                subscription.cancelAt(),
                subscription.testClock());
    }

    static Subscription cancelledAtPeriodEnd(Subscription subscription) {
        return new Subscription(
                subscription.id(),
                subscription.customer(),
                subscription.status(),
                subscription.items(),
                subscription.trialEnd(),
                true,
                subscription.cancelAt(),
                subscription.testClock());
    }

    static Subscription trialUntil(Subscription subscription, Instant end) {
        return new Subscription(
                subscription.id(),
                subscription.customer(),
                SubscriptionStatus.TRIALING,
                subscription.items(),
                end,
                subscription.cancelAtPeriodEnd(),
                subscription.cancelAt(),
                subscription.testClock());
    }

    static Item item(String price, long quantity) {
        return new Item(new PriceId(price), quantity, new Period(START, END));
    }

    /** Seconds after the period's begin. */
    static Instant at(long seconds) {
        return START.plus(Duration.ofSeconds(seconds));
    }

    static StripeEvent created(long second, StripeObject object) {
        return event(second, Step.CREATED, null, object);
    }

    static StripeEvent changed(long second, StripeObject before, StripeObject after) {
        return event(second, Step.CHANGED, before, after);
    }

    /** Without what was before, as Stripe tells most. */
    static StripeEvent is(long second, StripeObject object) {
        return event(second, Step.CHANGED, null, object);
    }

    static StripeEvent deleted(long second, StripeObject object) {
        return event(second, Step.DELETED, null, object.deleted());
    }

    static StripeEvent fetched(long second, StripeObject object) {
        return event(second, Step.FETCHED, null, object);
    }

    static StripeEvent of(StripeAccountId account, StripeEvent event) {
        return new StripeEvent(account, event.id(), event.createdAt(), event.said());
    }

    private static StripeEvent event(
            long second, Step step, @Nullable StripeObject before, StripeObject after) {
        StripeEvent.Told said = new StripeEvent.Told(step, before, after);
        String id = "evt_" + second + "_" + Integer.toHexString(said.hashCode());
        return new StripeEvent(PLATFORM, id, at(second), said);
    }
}
