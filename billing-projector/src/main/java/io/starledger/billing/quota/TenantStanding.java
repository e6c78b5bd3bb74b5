package io.starledger.billing.quota;

import io.starledger.billing.account.BillingPeriods;
import io.starledger.billing.account.TenantAccount;
import io.starledger.billing.catalogue.Catalogue;
import io.starledger.billing.steps.Steps;
import io.starledger.billing.usage.Usage;

/**
 * All that decides a tenant's quota, but the catalogue.
 *
 * @param held its account; that of a tenant that never bought anything if none was told of
 */
record TenantStanding(Held held, Usage usage) {

    /**
     * What is known of a tenant's account.
     *
     * @param revision of the account; 0 if none was told of
     */
    record Held(TenantAccount account, BillingPeriods periods, long revision) {}

    /** Limits and use from each instant on. */
    Steps<Use> steps(Catalogue catalogue) {
        return Use.of(Quota.of(held.account(), catalogue), usage);
    }

    Reached reached(Catalogue catalogue) {
        return Reached.of(Quota.of(held.account(), catalogue), usage);
    }
}
