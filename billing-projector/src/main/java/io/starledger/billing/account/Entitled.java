package io.starledger.billing.account;

import io.starledger.billing.catalogue.AddOnName;
import io.starledger.billing.catalogue.PlanName;

import java.util.Map;

/** What a tenant has by what it bought, and how it stands towards it. */
public record Entitled(PlanName plan, AccountStatus status, Map<AddOnName, Long> addOns) {

    public Entitled {
        addOns = Map.copyOf(addOns);
    }
}
