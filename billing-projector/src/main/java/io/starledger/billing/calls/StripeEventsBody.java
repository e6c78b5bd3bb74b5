package io.starledger.billing.calls;

import io.starledger.billing.view.StripeEventRow;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A page of Stripe's events. */
@Schema(name = "StripeEventList")
record StripeEventsBody(
        List<StripeEventRow> events,
        @Schema(description = "Where the next page begins; null on the last")
                @Nullable String nextCursor) {}
