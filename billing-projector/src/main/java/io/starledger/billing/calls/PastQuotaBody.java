package io.starledger.billing.calls;

import io.starledger.billing.calls.QuotaBody.NextBody;
import io.starledger.billing.history.PastStanding;
import io.starledger.billing.quota.Allowance;
import io.starledger.billing.steps.Steps.Step;
import io.starledger.billing.view.LimitsPart;
import io.starledger.billing.view.PeriodPart;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;

/** A quota at an instant. */
@Schema(
        name = "PastQuota",
        description =
                "What a tenant could do at an instant, by all that had been accepted by then, and"
                        + " how much of it was used.")
record PastQuotaBody(
        Instant asOf,
        @Schema(example = "starter") String plan,
        @Schema(example = "active") String status,
        @Schema(
                        allowableValues = {"full", "read_only"},
                        description = "Whether anything could be written, whatever the limits")
                String access,
        LimitsPart limits,
        @Schema(description = "Ratings of the period that were accepted up to the instant")
                long used,
        @Schema(description = "Of ratings_per_month; null without that limit")
                @Nullable Long remaining,
        @Schema(description = "In which use was counted") PeriodPart period,
        @Schema(description = "What was to change next by itself; null if nothing was known to")
                @Nullable NextBody next,
        @Schema(description = "The now of a test clock in whose time the account lived")
                @Nullable Instant frozenAt) {

    static PastQuotaBody of(PastStanding standing, long used) {
        Allowance allowance = standing.allowance();
        @Nullable Step<Allowance> next = standing.next();
        LimitsPart limits = LimitsPart.of(allowance.limits());
        @Nullable Long limit = limits.ratingsPerMonth();
        return new PastQuotaBody(
                standing.asOf(),
                allowance.plan().value(),
                lower(standing.status()),
                lower(allowance.access()),
                limits,
                used,
                limit == null ? null : Math.max(0, limit - used),
                new PeriodPart(standing.period().start(), standing.period().end()),
                next == null ? null : next(next.from(), next.value()),
                standing.account().frozenAt());
    }

    private static NextBody next(Instant from, Allowance allowance) {
        return new NextBody(
                from,
                allowance.plan().value(),
                lower(allowance.access()),
                LimitsPart.of(allowance.limits()));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
