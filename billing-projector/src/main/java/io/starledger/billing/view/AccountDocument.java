package io.starledger.billing.view;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An account as its table keeps it.
 *
 * @param entitled ascending; the first is from 1970
 * @param period of the subscription that decides the plan; null if none does
 * @param periods known so far, ascending
 * @param continuing whether the last of them is followed by one of its length
 * @param toFetch of which only Stripe itself can say what they are
 * @param frozenAt by a test clock, in whose time the account lives; null for real time
 */
public record AccountDocument(
        List<EntitledPart> entitled,
        @Nullable PeriodPart period,
        List<PeriodPart> periods,
        boolean continuing,
        List<String> entitlements,
        List<GrantPart> grants,
        List<StripeObjectPart> suspendedBy,
        List<MoneyPart> money,
        List<StripeObjectPart> toFetch,
        @Nullable Instant frozenAt) {

    public AccountDocument {
        entitled = List.copyOf(entitled);
        periods = List.copyOf(periods);
        entitlements = List.copyOf(entitlements);
        grants = List.copyOf(grants);
        suspendedBy = List.copyOf(suspendedBy);
        money = List.copyOf(money);
        toFetch = List.copyOf(toFetch);
    }

    /** What a tenant has from an instant on. */
    public record EntitledPart(
            Instant from, String plan, String status, Map<String, Long> addOns) {}

    /** The last step that is not after {@code now}. */
    public EntitledPart at(Instant now) {
        return entitled.stream()
                .filter(step -> !step.from().isAfter(now))
                .reduce((_, later) -> later)
                .orElseThrow(
                        () -> new IllegalStateException("expected a step from 1970 but was none"));
    }

    /** What time alone will change after {@code now}, soonest first. */
    public List<EntitledPart> after(Instant now) {
        return entitled.stream().filter(step -> step.from().isAfter(now)).toList();
    }
}
