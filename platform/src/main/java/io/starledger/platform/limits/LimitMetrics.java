package io.starledger.platform.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.telemetry.Metric;

import java.util.EnumMap;
import java.util.Map;

/** Counts what limits did. */
final class LimitMetrics {
    private final Map<Meter, Counter> refused = new EnumMap<>(Meter.class);
    private final Counter fallenBack;

    LimitMetrics(MeterRegistry registry) {
        for (Meter meter : Meter.values()) {
            refused.put(meter, Metric.REQUESTS_LIMITED.counter(registry, meter.id()));
        }
        fallenBack = Metric.LIMITS_LOCALIZED.counter(registry);
    }

    void refused(Meter meter) {
        Counter counter = refused.get(meter);
        if (counter != null) {
            counter.increment();
        }
    }

    void fellBack() {
        fallenBack.increment();
    }
}
