package io.starledger.ingest.quota;

import io.starledger.platform.quota.Period;
import io.starledger.platform.quota.Quota;
import io.starledger.platform.quota.Standing;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * What this instance lets one tenant write. A rating that is admitted takes its place at once, so
 * that those under way together cannot pass where one alone may; it is uncounted once the log has
 * acknowledged it, and used once the quota says so. Safe for several threads.
 */
final class TenantUse {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration UNKNOWN = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(31);

    private static final Verdict GRANTED = new Verdict.Granted(false);
    private static final Verdict PLACED = new Verdict.Granted(true);
    private static final Verdict SUSPENDED = new Verdict.Suspended();

    private final Uncounted uncounted = new Uncounted();
    private long underWay;

    /**
     * What is left, for whoever is told.
     *
     * @param of how many ratings the period holds
     */
    record Left(long ratings, long of, Period period) {}

    /** Takes a place, of which a tenant that may write any number needs none. */
    Verdict take(Quota quota, Instant at) {
        Standing standing = quota.at(at);
        if (standing.readOnly()) {
            return SUSPENDED;
        }
        return standing.isLimited() ? takePlace(quota, at) : GRANTED;
    }

    /** What {@link #take} would answer. */
    Verdict look(Quota quota, Instant at) {
        Standing standing = quota.at(at);
        if (standing.readOnly()) {
            return SUSPENDED;
        }
        return standing.isLimited() ? lookForPlace(quota, at) : GRANTED;
    }

    /** Null if the tenant may write any number. */
    @Nullable Left left(Quota quota, Instant at) {
        Standing standing = quota.at(at);
        return standing.isLimited()
                ? new Left(
                        Math.max(0, left(quota, standing)), standing.ratings(), standing.period())
                : null;
    }

    /** The log has acknowledged a rating. */
    synchronized void acknowledged(int partition, long offset, Instant acceptedAt) {
        uncounted.add(partition, offset, acceptedAt);
    }

    /** So many are under way no more. */
    synchronized void giveBack(long places) {
        underWay -= places;
    }

    /** When the oldest rating was accepted that is in no quota yet; null if there is none. */
    synchronized @Nullable Instant oldestUncounted(Quota quota, Instant at) {
        long _ = uncounted.in(quota.at(at).period(), quota.counted());
        return uncounted.oldest();
    }

    private synchronized Verdict takePlace(Quota quota, Instant at) {
        Verdict verdict = lookForPlace(quota, at);
        if (verdict instanceof Verdict.Granted) {
            underWay++;
            return PLACED;
        }
        return verdict;
    }

    private Verdict lookForPlace(Quota quota, Instant at) {
        Standing standing = quota.at(at);
        if (left(quota, standing) > 0) {
            return GRANTED;
        }
        return new Verdict.Exhausted(
                standing.ratings(), standing.used() < standing.ratings() ? SOON : pause(quota, at));
    }

    private synchronized long left(Quota quota, Standing standing) {
        return standing.ratings()
                - standing.used()
                - uncounted.in(standing.period(), quota.counted())
                - underWay;
    }

    private static Duration pause(Quota quota, Instant at) {
        Instant open = quota.openAfter(at);
        if (open == null) {
            return UNKNOWN;
        }
        Duration pause = Duration.between(at, open);
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
