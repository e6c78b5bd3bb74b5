package io.starledger.billing.tenants;

import io.starledger.billing.view.CustomerRow;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** A link as operators see it. */
@Schema(name = "Customer")
record CustomerBody(
        @Schema(example = "acct_1") String account,
        @Schema(example = "cus_1") String customer,
        @Schema(allowableValues = {"checkout", "operator"}) String linkedBy,
        @Schema(description = "The checkout's session, or who the operator was; null if unknown")
                @Nullable String reference,
        Instant linkedAt) {

    static CustomerBody of(CustomerRow row) {
        return new CustomerBody(
                row.account(), row.customer(), row.linkedBy(), row.reference(), row.linkedAt());
    }
}
