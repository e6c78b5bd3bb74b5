package io.starledger.billing.account;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.telemetry.Metric;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Counts what events did to accounts; an event that is folded again is counted again. */
public final class FoldMetrics {
    private final Map<Outcome, Counter> folded = new EnumMap<>(Outcome.class);

    public FoldMetrics(MeterRegistry registry) {
        for (Outcome outcome : Outcome.values()) {
            folded.put(
                    outcome,
                    Metric.ACCOUNTS_FOLDED.counter(
                            registry, outcome.name().toLowerCase(Locale.ROOT)));
        }
    }

    void folded(Outcome outcome) {
        Objects.requireNonNull(folded.get(outcome)).increment();
    }
}
