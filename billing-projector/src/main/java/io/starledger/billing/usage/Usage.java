package io.starledger.billing.usage;

import io.starledger.billing.account.BillingPeriods;
import io.starledger.billing.steps.Steps;
import io.starledger.billing.stripe.Period;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * What a tenant used.
 *
 * @param periods by which it is cut
 * @param counted the periods in which anything was accepted, ascending
 * @param positions up to where each partition of the log is counted
 * @param newest of the instants at which anything was accepted; null before the first
 * @param cutSince from when on minutes are kept, so that periods can be cut anew; what was counted
 *     before stays as it was cut then
 * @param revision how many times the counts or the periods have changed
 */
public record Usage(
        BillingPeriods periods,
        List<Counted> counted,
        SortedMap<Integer, Long> positions,
        @Nullable Instant newest,
        Instant cutSince,
        long revision) {
    /** Two of the longest months: a period begins at most one before it is told of in time. */
    static final Duration MINUTES_KEPT = Duration.ofDays(62);

    static final int PERIODS_KEPT = 36;

    /** Instances of ingest differ in their clocks, but not by a period. */
    private static final int STEPS = 3;

    public static final Usage NONE =
            new Usage(BillingPeriods.NONE, List.of(), new TreeMap<>(), null, Instant.EPOCH, 0);

    public Usage {
        counted = List.copyOf(counted);
        positions = new TreeMap<>(positions);
    }

    /** What was counted in one period. */
    public record Counted(Period period, long ratings) {}

    /** Where in the log a partition is counted up to. */
    public record Position(int partition, long offset) {}

    /** With more of one minute; the same part twice counts twice. */
    public Usage plus(UsageMinute more, Position position) {
        TreeMap<Integer, Long> reached = new TreeMap<>(positions);
        reached.merge(position.partition(), position.offset(), Math::max);
        TreeMap<Instant, Counted> byStart = byStart(counted);
        @Nullable Instant latest = newest;
        for (Map.Entry<Integer, Long> second : more.bySecond().entrySet()) {
            Instant at = more.minute().plusSeconds(second.getKey());
            Period period = periods.at(at);
            byStart.merge(
                    period.start(),
                    new Counted(period, second.getValue()),
                    (known, _) -> new Counted(period, known.ratings() + second.getValue()));
            latest = latest == null || at.isAfter(latest) ? at : latest;
        }
        return new Usage(
                periods,
                newestOf(byStart),
                reached,
                latest,
                latest == null ? cutSince : later(cutSince, keptAt(latest)),
                more.bySecond().isEmpty() ? revision : revision + 1);
    }

    /**
     * Cut by other periods.
     *
     * @param accepted how many ratings were accepted in a period that does not begin before {@link
     *     #cutSince}, by the minutes that are kept
     */
    public Usage cut(BillingPeriods other, ToLongFunction<Period> accepted) {
        if (other.equals(periods)) {
            return this;
        }
        TreeMap<Instant, Counted> byStart = new TreeMap<>();
        @Nullable Instant from = null;
        long carried = 0;
        for (Counted one : counted) {
            Period period = one.period();
            if (!period.end().isAfter(cutSince)) {
                byStart.put(period.start(), one);
            } else if (period.start().isBefore(cutSince)) {
                long before =
                        one.ratings() - accepted.applyAsLong(new Period(cutSince, period.end()));
                boolean isCutThere = !other.at(cutSince).start().isBefore(cutSince);
                carried = isCutThere ? 0 : before;
                if (isCutThere) {
                    Period kept = new Period(period.start(), cutSince);
                    byStart.put(kept.start(), new Counted(kept, before));
                }
                from = cutSince;
            } else {
                from = from == null ? period.start() : from;
            }
        }
        if (from != null && newest != null) {
            cutFrom(from, new Cutting(other, accepted, byStart, carried));
        }
        return new Usage(other, newestOf(byStart), positions, newest, cutSince, revision + 1);
    }

    /** As a step function of time, for the newest periods; nothing is used in one to come. */
    public Steps<Long> used() {
        Steps<Long> used = Steps.always(0L);
        for (Counted one : counted.subList(Math.max(0, counted.size() - STEPS), counted.size())) {
            used = used.then(one.period().start(), one.ratings()).then(one.period().end(), 0L);
        }
        return used;
    }

    /** Cuts what was accepted since {@code from}. */
    private void cutFrom(Instant from, Cutting cutting) {
        Instant last = newest == null ? from : newest;
        long carried = cutting.carried();
        Instant begin = from;
        while (!begin.isAfter(last)) {
            Period period = cutting.periods().at(begin);
            long ratings =
                    carried
                            + cutting.accepted()
                                    .applyAsLong(
                                            new Period(
                                                    later(period.start(), cutSince), period.end()));
            carried = 0;
            if (ratings > 0) {
                cutting.byStart()
                        .merge(
                                period.start(),
                                new Counted(period, ratings),
                                (known, more) ->
                                        new Counted(period, known.ratings() + more.ratings()));
            }
            begin = period.end().isAfter(begin) ? period.end() : last.plusSeconds(1);
        }
    }

    private record Cutting(
            BillingPeriods periods,
            ToLongFunction<Period> accepted,
            TreeMap<Instant, Counted> byStart,
            long carried) {}

    private static Instant keptAt(Instant latest) {
        return latest.minus(MINUTES_KEPT).truncatedTo(ChronoUnit.DAYS);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static TreeMap<Instant, Counted> byStart(List<Counted> counted) {
        TreeMap<Instant, Counted> byStart = new TreeMap<>();
        counted.forEach(one -> byStart.put(one.period().start(), one));
        return byStart;
    }

    private static List<Counted> newestOf(TreeMap<Instant, Counted> byStart) {
        List<Counted> all = new ArrayList<>(byStart.values());
        return all.subList(Math.max(0, all.size() - PERIODS_KEPT), all.size());
    }
}
