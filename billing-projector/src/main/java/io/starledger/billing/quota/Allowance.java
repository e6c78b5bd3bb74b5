package io.starledger.billing.quota;

import io.starledger.billing.catalogue.Limits;
import io.starledger.billing.catalogue.PlanName;

/** What a tenant may do at one time. */
public record Allowance(PlanName plan, Access access, Limits limits) {}
