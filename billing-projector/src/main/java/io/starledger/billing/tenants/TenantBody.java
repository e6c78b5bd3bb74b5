package io.starledger.billing.tenants;

import io.starledger.billing.calls.BillingBody;
import io.starledger.billing.calls.QuotaBody;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;
import java.util.UUID;

/** One tenant as operators see it. */
@Schema(name = "TenantDetails")
record TenantBody(
        UUID tenantId,
        BillingBody billing,
        QuotaBody quota,
        @Schema(description = "Its customers at Stripe, at most 100")
                List<CustomerBody> customers) {}
