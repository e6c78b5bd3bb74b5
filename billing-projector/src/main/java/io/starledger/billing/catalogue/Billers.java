package io.starledger.billing.catalogue;

import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.schemas.ids.TenantId;

import java.util.Map;
import java.util.Set;

/**
 * Whose events may decide what a tenant has bought. Those of any other account are kept and change
 * nothing.
 *
 * @param appointed Connect accounts, each for the tenants an operator named
 */
public record Billers(StripeAccountId platform, Map<StripeAccountId, Set<TenantId>> appointed) {

    public Billers {
        appointed = Map.copyOf(appointed);
    }

    public boolean mayDecide(TenantId tenant, StripeAccountId account) {
        return account.equals(platform)
                || appointed.getOrDefault(account, Set.of()).contains(tenant);
    }
}
