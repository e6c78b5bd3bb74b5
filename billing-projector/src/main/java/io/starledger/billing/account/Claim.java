package io.starledger.billing.account;

import io.starledger.billing.catalogue.AddOnName;
import io.starledger.billing.catalogue.BillingRules;
import io.starledger.billing.catalogue.PlanName;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one subscription claims for its tenant.
 *
 * @param plan null if the subscription holds add-ons alone
 */
record Claim(AccountStatus status, @Nullable PlanName plan, Map<AddOnName, Long> addOns) {
    static final Claim NOTHING = new Claim(AccountStatus.NONE, null, Map.of());

    Claim {
        addOns = Map.copyOf(addOns);
    }

    Claim as(AccountStatus other) {
        return new Claim(other, plan, addOns);
    }

    /**
     * The greatest plan of the best status, and the add-ons of all that grant what they hold;
     * {@code otherwise} where none holds a plan.
     */
    static Entitled together(List<Claim> claims, BillingRules rules, PlanName otherwise) {
        Claim best = claims.stream().min(preference(rules)).orElse(NOTHING);
        Map<AddOnName, Long> addOns = new TreeMap<>();
        claims.stream()
                .filter(claim -> claim.status().isGranting())
                .forEach(
                        claim ->
                                claim.addOns()
                                        .forEach(
                                                (addOn, count) ->
                                                        addOns.merge(
                                                                addOn, count, Math::addExact)));
        boolean isHeld = best.status().isGranting() || best.status().isReadOnly();
        PlanName plan = best.plan();
        return new Entitled(plan != null && isHeld ? plan : otherwise, best.status(), addOns);
    }

    /** What grants before what does not; of those that grant, the greater plan. */
    static Comparator<Claim> preference(BillingRules rules) {
        return Comparator.comparing((Claim claim) -> !claim.status().isGranting())
                .thenComparing(claim -> claim.status().isGranting() ? -claim.rank(rules) : 0)
                .thenComparing(Claim::status)
                .thenComparing(claim -> -claim.rank(rules));
    }

    private int rank(BillingRules rules) {
        return plan == null ? -1 : rules.rankOf(plan);
    }
}
