package io.starledger.billing.catalogue;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the platform's operator has decided about billing.
 *
 * @param prices what is sold by which price; a price that is not among them sells nothing
 * @param plans from the least to the greatest
 * @param defaultPlan of a tenant that never bought anything
 * @param grace for how long a plan stays after a payment for it has failed
 */
public record BillingRules(
        Billers billers,
        Map<PriceKey, Sold> prices,
        List<PlanName> plans,
        PlanName defaultPlan,
        Duration grace) {
    public static final Duration GRACE = Duration.ofDays(7);
    public static final List<PlanName> PLANS =
            List.of(
                    PlanName.FREE,
                    PlanName.TRIAL,
                    PlanName.STARTER,
                    PlanName.GROWTH,
                    PlanName.ENTERPRISE);

    public BillingRules {
        prices = Map.copyOf(prices);
        plans = List.copyOf(plans);
        for (PlanName needed : List.of(PlanName.FREE, PlanName.TRIAL)) {
            requireKnown(plans, needed);
        }
        if (!defaultPlan.equals(PlanName.UNLIMITED)) {
            requireKnown(plans, defaultPlan);
        }
        for (Sold sold : prices.values()) {
            if (sold instanceof Sold.APlan(PlanName plan)) {
                requireKnown(plans, plan);
            }
        }
    }

    public @Nullable Sold soldBy(PriceKey price) {
        return prices.get(price);
    }

    /** Greater for a greater plan. */
    public int rankOf(PlanName plan) {
        return plans.indexOf(plan);
    }

    private static void requireKnown(List<PlanName> plans, PlanName plan) {
        if (!plans.contains(plan)) {
            throw new IllegalArgumentException(
                    "expected one of the plans " + plans + " but was " + plan);
        }
    }
}
