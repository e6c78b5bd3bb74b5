package io.starledger.ingest.facts;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.ingest.reading.Reading;
import io.starledger.platform.problem.ProblemType;
import io.starledger.platform.telemetry.Metric;

/** Counts what became of ratings. */
public final class FactMetrics {
    private final Counter accepted;
    private final Counter retracted;
    private final Counter moderated;
    private final Counter malformed;
    private final Counter invalid;
    private final Counter tooLarge;
    private final Counter overLimit;
    private final Counter overQuota;
    private final Counter suspended;

    FactMetrics(MeterRegistry registry) {
        accepted = Metric.RATINGS_ACCEPTED.counter(registry);
        retracted = Metric.RATINGS_RETRACTED.counter(registry);
        moderated = Metric.RATINGS_MODERATED.counter(registry);
        malformed = Metric.RATINGS_REJECTED.counter(registry, "malformed");
        invalid = Metric.RATINGS_REJECTED.counter(registry, "invalid");
        tooLarge = Metric.RATINGS_REJECTED.counter(registry, "too_large");
        overLimit = Metric.RATINGS_REJECTED.counter(registry, "over_limit");
        overQuota = Metric.RATINGS_REJECTED.counter(registry, "over_quota");
        suspended = Metric.RATINGS_REJECTED.counter(registry, "suspended");
    }

    /** The log acknowledged it. */
    public void appended(RatingFact fact) {
        switch (fact) {
            case RatingFact.Submitted _ -> accepted.increment();
            case RatingFact.Retracted _ -> retracted.increment();
            case RatingFact.Moderated _ -> moderated.increment();
        }
    }

    /** The log acknowledged so many submissions. */
    public void appended(int submissions) {
        accepted.increment(submissions);
    }

    /** Counts a rating that is not valid; nothing for one that is. */
    public void read(Reading<?> rating) {
        switch (rating) {
            case Reading.Valid<?> _ -> {}
            case Reading.Invalid<?> _ -> invalid.increment();
            case Reading.Malformed<?> _ -> malformed.increment();
        }
    }

    /** A batch was answered, so many of whose lines were not taken. */
    public void rejected(ProblemType reason, long lines) {
        switch (reason) {
            case MALFORMED_REQUEST -> malformed.increment((double) lines);
            case TOO_LARGE -> tooLarge.increment((double) lines);
            case RATE_LIMIT_EXCEEDED -> overLimit.increment((double) lines);
            case QUOTA_EXCEEDED -> overQuota.increment((double) lines);
            case ACCOUNT_SUSPENDED -> suspended.increment((double) lines);
            default -> invalid.increment((double) lines);
        }
    }
}
