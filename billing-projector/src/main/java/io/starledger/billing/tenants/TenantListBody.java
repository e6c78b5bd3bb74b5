package io.starledger.billing.tenants;

import io.starledger.billing.calls.BillingBody;
import io.starledger.billing.calls.QuotaBody;
import io.starledger.billing.view.TenantRow;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A page of tenants. */
@Schema(name = "TenantList")
record TenantListBody(
        List<ListedTenant> tenants,
        @Schema(description = "Where the next page begins; null on the last")
                @Nullable String nextCursor) {

    /** One tenant in short. */
    @Schema(name = "Tenant")
    record ListedTenant(
            UUID tenantId,
            @Schema(example = "starter") String plan,
            @Schema(example = "active") String status,
            @Schema(allowableValues = {"full", "read_only"}) String access,
            long used,
            @Schema(description = "Null for any number") @Nullable Long ratingsPerMonth,
            @Schema(allowableValues = {"0", "80", "100"}) int reachedPercent,
            @Nullable Instant updatedAt) {

        static ListedTenant of(TenantRow row, Instant now) {
            BillingBody billing = BillingBody.of(row.account(), now);
            QuotaBody quota = QuotaBody.of(row.quota(), now);
            return new ListedTenant(
                    row.tenant().value(),
                    billing.plan(),
                    billing.status(),
                    quota.access(),
                    quota.used(),
                    quota.limits().ratingsPerMonth(),
                    quota.reachedPercent(),
                    billing.updatedAt());
        }
    }
}
