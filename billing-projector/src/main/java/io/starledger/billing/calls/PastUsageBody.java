package io.starledger.billing.calls;

import io.starledger.billing.view.UsedPeriod;
import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Instant;
import java.util.List;

/** What a tenant had used at an instant. */
@Schema(
        name = "PastUsage",
        description =
                "Ratings accepted up to an instant, by hour, by day or by the billing periods that"
                        + " were known then.")
record PastUsageBody(
        Instant asOf,
        Instant from,
        @Schema(description = "The first instant after it") Instant to,
        @Schema(allowableValues = {"hour", "day", "period"}) String step,
        @Schema(description = "As without as_of; of billing periods the newest 36")
                List<UsedPeriod> points) {

    static PastUsageBody of(Instant asOf, UsageQuestion question, List<UsedPeriod> points) {
        return new PastUsageBody(
                asOf, question.from(), question.to(), question.step().toString(), points);
    }
}
