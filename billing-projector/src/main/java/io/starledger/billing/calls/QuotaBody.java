package io.starledger.billing.calls;

import io.starledger.billing.account.BillingPeriods;
import io.starledger.billing.stripe.Period;
import io.starledger.billing.view.AccountDocument;
import io.starledger.billing.view.LimitsPart;
import io.starledger.billing.view.PeriodPart;
import io.starledger.billing.view.QuotaDocument.QuotaPart;
import io.starledger.billing.view.QuotaRow;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** A quota as its tenant sees it at an instant. */
@Schema(name = "Quota", description = "What a tenant may do now, and how much of it is used.")
public record QuotaBody(
        @Schema(example = "starter") String plan,
        @Schema(
                        allowableValues = {"full", "read_only"},
                        description = "Whether anything may be written, whatever the limits")
                String access,
        LimitsPart limits,
        @Schema(description = "Ratings accepted in the period, as far as counted") long used,
        @Schema(description = "Of ratings_per_month; null without that limit")
                @Nullable Long remaining,
        @Schema(
                        allowableValues = {"0", "80", "100"},
                        description = "How much of it is at least used")
                int reachedPercent,
        @Schema(description = "In which use is counted now") PeriodPart period,
        @Schema(description = "What changes next by itself; null if nothing is known to")
                @Nullable NextBody next,
        @Schema(description = "The now of a test clock in whose time the account lives")
                @Nullable Instant frozenAt,
        @Schema(description = "Of the account that the quota was derived from")
                long accountRevision,
        @Schema(description = "How many times the quota has changed") long revision) {

    /** What a tenant may do from an instant on. */
    @Schema(name = "NextQuota")
    public record NextBody(
            Instant from,
            @Schema(example = "free") String plan,
            @Schema(allowableValues = {"full", "read_only"}) String access,
            LimitsPart limits) {}

    /** At {@code now}, or in the time of the account's test clock. */
    public static QuotaBody of(QuotaRow row, Instant now) {
        @Nullable Instant frozenAt = row.quota().frozenAt();
        Instant at = frozenAt == null ? now : frozenAt;
        QuotaPart held = row.quota().at(at);
        @Nullable QuotaPart next = row.quota().after(at);
        @Nullable Long limit = held.limits().ratingsPerMonth();
        return new QuotaBody(
                held.plan(),
                access(held),
                held.limits(),
                held.used(),
                limit == null ? null : Math.max(0, limit - held.used()),
                row.quota().reachedPercent(),
                period(row.account(), at),
                next == null
                        ? null
                        : new NextBody(next.from(), next.plan(), access(next), next.limits()),
                frozenAt,
                row.accountRevision(),
                row.revision());
    }

    private static String access(QuotaPart part) {
        return part.readOnly() ? "read_only" : "full";
    }

    private static PeriodPart period(AccountDocument account, Instant at) {
        Period period =
                new BillingPeriods(
                                account.periods().stream()
                                        .map(it -> new Period(it.startsAt(), it.endsAt()))
                                        .toList(),
                                account.continuing())
                        .at(at);
        return new PeriodPart(period.start(), period.end());
    }
}
