package io.starledger.ingest.quota;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.telemetry.Metric;

/** Counts what quotas refused. */
final class QuotaMetrics {
    private final Counter suspended;
    private final Counter exhausted;

    QuotaMetrics(MeterRegistry registry) {
        suspended = Metric.QUOTAS_REFUSED.counter(registry, "suspended");
        exhausted = Metric.QUOTAS_REFUSED.counter(registry, "exhausted");
    }

    void refused(Verdict.Refused refused, long ratings) {
        switch (refused) {
            case Verdict.Suspended _ -> suspended.increment((double) ratings);
            case Verdict.Exhausted _ -> exhausted.increment((double) ratings);
        }
    }
}
