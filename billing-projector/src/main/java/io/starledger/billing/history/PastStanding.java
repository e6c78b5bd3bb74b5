package io.starledger.billing.history;

import io.starledger.billing.account.AccountStatus;
import io.starledger.billing.account.BillingPeriods;
import io.starledger.billing.account.TenantAccount;
import io.starledger.billing.catalogue.Catalogue;
import io.starledger.billing.quota.Allowance;
import io.starledger.billing.quota.Quota;
import io.starledger.billing.steps.Steps.Step;
import io.starledger.billing.stripe.Period;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What was known of a tenant at an instant, which decided what it could do then.
 *
 * @param asOf the instant, to the microsecond
 * @param account that of a tenant that never bought anything, if none was known
 * @param periods in which its use was counted
 * @param catalogue what was sold, as far as it was known
 */
public record PastStanding(
        Instant asOf, TenantAccount account, BillingPeriods periods, Catalogue catalogue) {
    private static final int PERIODS = 36;

    /** The instant in the tenant's own time, which a test clock may have stopped. */
    public Instant now() {
        @Nullable Instant frozenAt = account.frozenAt();
        return frozenAt == null ? asOf : frozenAt;
    }

    public AccountStatus status() {
        return account.entitled().at(now()).status();
    }

    public Allowance allowance() {
        return quota().allowances().at(now());
    }

    /** What time alone was to change next; null if nothing was known to. */
    public @Nullable Step<Allowance> next() {
        return quota().allowances().steps().stream()
                .filter(step -> step.from().isAfter(now()))
                .findFirst()
                .orElse(null);
    }

    public Period period() {
        return periods.at(now());
    }

    /** The newest {@value #PERIODS} that lie at least partly in a time, ascending. */
    public List<Period> periods(Period time) {
        List<Period> found = new ArrayList<>();
        Instant end = time.end();
        while (end.isAfter(time.start()) && found.size() < PERIODS) {
            Period period = periods.at(end.minusNanos(1));
            if (!period.start().isBefore(end)) {
                break; // of no length
            }
            found.add(period);
            end = period.start();
        }
        return found.reversed();
    }

    /** As much of a period as had been counted: what was accepted at the instant itself was. */
    public Period counted(Period period) {
        Instant until = asOf.plus(1, ChronoUnit.MICROS);
        Instant end = period.end().isBefore(until) ? period.end() : until;
        return new Period(period.start(), end.isBefore(period.start()) ? period.start() : end);
    }

    private Quota quota() {
        return Quota.of(account, catalogue);
    }
}
