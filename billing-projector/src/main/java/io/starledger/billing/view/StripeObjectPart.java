package io.starledger.billing.view;

import io.swagger.v3.oas.annotations.media.Schema;

/** An object of Stripe's. */
@Schema(name = "StripeObject")
public record StripeObjectPart(
        @Schema(example = "acct_1") String account,
        @Schema(example = "invoice") String kind,
        @Schema(example = "in_1") String objectId) {}
