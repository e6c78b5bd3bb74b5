package io.starledger.billing.calls;

import io.starledger.billing.view.AccountDocument;
import io.starledger.billing.view.AccountDocument.EntitledPart;
import io.starledger.billing.view.AccountRow;
import io.starledger.billing.view.GrantPart;
import io.starledger.billing.view.MoneyPart;
import io.starledger.billing.view.PeriodPart;
import io.starledger.billing.view.StripeObjectPart;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An account as its tenant sees it at an instant. */
@Schema(name = "Billing", description = "What a tenant has bought, and how it stands towards it.")
public record BillingBody(
        @Schema(example = "starter") String plan,
        @Schema(
                        allowableValues = {
                            "active",
                            "trialing",
                            "past_due",
                            "unpaid",
                            "paused",
                            "lapsed",
                            "none"
                        })
                String status,
        @Schema(description = "How often each is held") Map<String, Long> addOns,
        @Schema(description = "Of the subscription that decides the plan; null without one")
                @Nullable PeriodPart period,
        @Schema(description = "What changes by itself if nothing more is told, soonest first")
                List<ScheduledBody> scheduled,
        @Schema(description = "Stripe's features by lookup key") List<String> entitlements,
        @Schema(description = "What operators gave on top, and is not over") List<GrantPart> grants,
        @Schema(description = "What keeps the tenant from writing")
                List<StripeObjectPart> suspendedBy,
        List<MoneyPart> money,
        @Schema(description = "The now of a test clock in whose time the account lives")
                @Nullable Instant frozenAt,
        @Schema(description = "How many times the account has changed") long revision,
        @Nullable Instant updatedAt) {

    /** A change that time alone will make. */
    @Schema(name = "ScheduledChange")
    public record ScheduledBody(
            Instant from,
            @Schema(example = "free") String plan,
            @Schema(example = "none") String status,
            Map<String, Long> addOns) {}

    /** At {@code now}, or in the time of the account's test clock. */
    public static BillingBody of(AccountRow row, Instant now) {
        AccountDocument account = row.account();
        @Nullable Instant frozenAt = account.frozenAt();
        Instant at = frozenAt == null ? now : frozenAt;
        EntitledPart held = account.at(at);
        return new BillingBody(
                held.plan(),
                held.status(),
                held.addOns(),
                account.period(),
                account.after(at).stream()
                        .map(
                                it ->
                                        new ScheduledBody(
                                                it.from(), it.plan(), it.status(), it.addOns()))
                        .toList(),
                account.entitlements(),
                account.grants().stream().filter(it -> it.endsAt().isAfter(at)).toList(),
                account.suspendedBy(),
                account.money(),
                frozenAt,
                row.revision(),
                row.updatedAt());
    }
}
