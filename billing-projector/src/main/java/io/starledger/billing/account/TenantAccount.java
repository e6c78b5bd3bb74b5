package io.starledger.billing.account;

import io.starledger.billing.steps.Steps;
import io.starledger.billing.stripe.ObjectKey;
import io.starledger.billing.stripe.Period;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A tenant's account. Equal for equal events, in whatever order they came and however often.
 *
 * @param entitled what it has now, and from which instants on that changes if nothing more is told
 * @param period the billing period of the subscription that decides the plan; null if none does
 * @param entitlements Stripe's features by lookup key, sorted
 * @param suspendedBy the invoices and disputes that keep it from writing, sorted
 * @param money by currency, sorted
 * @param toFetch the objects of which only Stripe itself can say what they are, sorted
 * @param frozenAt by a test clock, in whose time the account then lives; null for real time
 */
public record TenantAccount(
        Steps<Entitled> entitled,
        @Nullable Period period,
        List<String> entitlements,
        List<Grant> grants,
        List<ObjectKey> suspendedBy,
        List<MoneyTotals> money,
        List<ObjectKey> toFetch,
        @Nullable Instant frozenAt) {

    public TenantAccount {
        entitlements = List.copyOf(entitlements);
        grants = List.copyOf(grants);
        suspendedBy = List.copyOf(suspendedBy);
        money = List.copyOf(money);
        toFetch = List.copyOf(toFetch);
    }

    /** Before anything that time alone will change. */
    public Entitled now() {
        return entitled.steps().getFirst().value();
    }

    /** What time alone will change, soonest first. */
    public List<Steps.Step<Entitled>> scheduled() {
        return entitled.steps().subList(1, entitled.steps().size());
    }
}
