package io.starledger.billing.account;

import io.starledger.billing.stripe.Period;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;

/**
 * The periods a tenant's use is counted in. A billing period that is longer than a month is counted
 * in months from its begin. Where no billing period is known, months of the calendar are, in UTC,
 * between those that are.
 *
 * @param known by start, ascending; each ends where the next begins at the latest
 * @param isContinuing whether the last is followed by one of its length, until that is known
 */
public record BillingPeriods(List<Period> known, boolean isContinuing) {
    static final int KNOWN = 36;
    public static final BillingPeriods NONE = new BillingPeriods(List.of(), false);
    private static final Duration LONGEST_MONTH = Duration.ofDays(31);

    public BillingPeriods {
        known = List.copyOf(known);
    }

    /** With the period of an account, which may begin within one that was known. */
    public BillingPeriods after(TenantAccount account) {
        @Nullable Period period = account.period();
        if (period == null) {
            return new BillingPeriods(known, false);
        }
        TreeMap<Instant, Period> byStart = new TreeMap<>();
        known.forEach(it -> byStart.put(it.start(), it));
        byStart.put(period.start(), period);
        List<Period> all = List.copyOf(byStart.values());
        return new BillingPeriods(
                all.subList(Math.max(0, all.size() - KNOWN), all.size()),
                account.entitled().at(period.end()).status().isGranting());
    }

    /** The period {@code instant} is counted in. */
    public Period at(Instant instant) {
        @Nullable Period last = null;
        @Nullable Instant next = null;
        for (Period period : known) {
            if (period.start().isAfter(instant)) {
                next = period.start();
                break;
            }
            last = period;
        }
        if (last != null && instant.isBefore(last.end())) {
            return month(cut(last, next), instant);
        }
        if (last != null && next == null && isContinuing) {
            return month(following(last, instant), instant);
        }
        return calendarMonth(last == null ? null : last.end(), next, instant);
    }

    private static Period cut(Period period, @Nullable Instant next) {
        return next != null && next.isBefore(period.end())
                ? new Period(period.start(), next)
                : period;
    }

    private static Period following(Period last, Instant instant) {
        Duration length = Duration.between(last.start(), last.end());
        if (length.isZero()) {
            return last;
        }
        long more = Duration.between(last.end(), instant).dividedBy(length);
        Instant start = last.end().plus(length.multipliedBy(more));
        return new Period(start, start.plus(length));
    }

    private static Period month(Period period, Instant instant) {
        if (Duration.between(period.start(), period.end()).compareTo(LONGEST_MONTH) <= 0) {
            return period;
        }
        ZonedDateTime begin = period.start().atZone(ZoneOffset.UTC);
        long months = ChronoUnit.MONTHS.between(begin, instant.atZone(ZoneOffset.UTC));
        while (begin.plusMonths(months + 1).toInstant().compareTo(instant) <= 0) {
            months++;
        }
        Instant end = begin.plusMonths(months + 1).toInstant();
        return new Period(
                begin.plusMonths(months).toInstant(),
                end.isAfter(period.end()) ? period.end() : end);
    }

    private static Period calendarMonth(
            @Nullable Instant earliest, @Nullable Instant latest, Instant instant) {
        ZonedDateTime month =
                instant.atZone(ZoneOffset.UTC).withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS);
        Instant start = month.toInstant();
        Instant end = month.plusMonths(1).toInstant();
        return new Period(
                earliest != null && earliest.isAfter(start) ? earliest : start,
                latest != null && latest.isBefore(end) ? latest : end);
    }
}
