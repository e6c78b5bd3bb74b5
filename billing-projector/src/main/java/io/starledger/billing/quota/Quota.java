package io.starledger.billing.quota;

import io.starledger.billing.account.Entitled;
import io.starledger.billing.account.Grant;
import io.starledger.billing.account.TenantAccount;
import io.starledger.billing.catalogue.AddOnName;
import io.starledger.billing.catalogue.Catalogue;
import io.starledger.billing.catalogue.Limits;
import io.starledger.billing.steps.Steps;
import io.starledger.billing.stripe.Period;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeSet;

/** A tenant's limits from each instant on that is known to change them. */
public record Quota(Steps<Allowance> allowances) {

    /** Plan, add-ons and grants, then the rule of the status. */
    public static Quota of(TenantAccount account, Catalogue catalogue) {
        TreeSet<Instant> changes = new TreeSet<>();
        account.entitled().steps().forEach(step -> changes.add(step.from()));
        account.grants().forEach(grant -> changes.add(grant.validity().start()));
        account.grants().forEach(grant -> changes.add(grant.validity().end()));
        @Nullable Period period = account.period();
        if (period != null) {
            changes.add(period.end());
        }
        catalogue.changes().forEach(change -> changes.add(monthAfter(change)));
        return new Quota(Steps.sampled(changes, instant -> allowance(account, catalogue, instant)));
    }

    private static Allowance allowance(
            TenantAccount account, Catalogue catalogue, Instant instant) {
        Entitled entitled = account.entitled().at(instant);
        Instant version = beginOfPeriod(account.period(), instant);
        Limits limits = catalogue.limitsOf(entitled.plan(), version);
        for (Map.Entry<AddOnName, Long> addOn : entitled.addOns().entrySet()) {
            limits =
                    limits.plus(
                            catalogue.limitsOf(addOn.getKey(), version).times(addOn.getValue()));
        }
        for (Grant grant : account.grants()) {
            if (grant.validity().contains(instant)) {
                limits = limits.plus(grant.extra());
            }
        }
        boolean isReadOnly = entitled.status().isReadOnly() || !account.suspendedBy().isEmpty();
        return new Allowance(entitled.plan(), isReadOnly ? Access.READ_ONLY : Access.FULL, limits);
    }

    /** Which version of the catalogue counts is decided when a period begins, or a month. */
    private static Instant beginOfPeriod(@Nullable Period period, Instant instant) {
        if (period == null) {
            return month(instant).toInstant();
        }
        return instant.isBefore(period.end()) ? period.start() : period.end();
    }

    private static Instant monthAfter(Instant change) {
        ZonedDateTime month = month(change);
        return month.toInstant().equals(change) ? change : month.plusMonths(1).toInstant();
    }

    private static ZonedDateTime month(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS);
    }
}
