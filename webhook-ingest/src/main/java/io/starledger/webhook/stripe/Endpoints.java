package io.starledger.webhook.stripe;

import io.starledger.schemas.ids.StripeAccountId;
import io.starledger.schemas.ids.TenantId;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The platform's endpoint and those of tenants with a Stripe account of their own. A tenant without
 * one, and an id that is no tenant's, have an endpoint too: one by whose secret nobody signs, so
 * that nothing tells them from a tenant whose secret the sender does not know.
 */
final class Endpoints {
    private final Endpoint platform;
    private final Map<String, Endpoint> tenants = new HashMap<>();
    private final Endpoint nobodys;

    /**
     * Throws {@link IllegalArgumentException} if two endpoints have one account.
     *
     * @param decoy a secret that nobody knows
     */
    Endpoints(Endpoint platform, List<Endpoint> tenants, String decoy) {
        this.platform = platform;
        this.nobodys =
                new Endpoint(
                        null, new StripeAccountId("-"), new Secrets(List.of(decoy)), Secrets.NONE);
        Set<StripeAccountId> accounts = new HashSet<>(Set.of(platform.account()));
        for (Endpoint endpoint : tenants) {
            TenantId tenant = endpoint.tenant();
            if (tenant == null || !accounts.add(endpoint.account())) {
                throw new IllegalArgumentException(
                        "expected a tenant and an account of its own for each endpoint but was %s again"
                                .formatted(endpoint.account()));
            }
            this.tenants.put(tenant.toString(), endpoint);
        }
    }

    Endpoint platform() {
        return platform;
    }

    /** {@code id} is whatever stands in the path. */
    Endpoint ofTenant(String id) {
        return tenants.getOrDefault(id, nobodys);
    }
}
