package io.starledger.platform.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.starledger.platform.telemetry.Metric;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How the log is doing. */
final class LogMetrics {
    private final Timer acknowledged;
    private final Map<Failure, Counter> failed = new EnumMap<>(Failure.class);

    LogMetrics(MeterRegistry registry) {
        acknowledged = Metric.LOG_ACKNOWLEDGED.timer(registry);
        for (Failure reason : Failure.values()) {
            String value = reason.name().toLowerCase(Locale.ROOT);
            failed.put(reason, Metric.LOG_FAILED.counter(registry, value));
        }
    }

    /** Why an append was not acknowledged. */
    enum Failure {
        REFUSED,
        TIMEOUT,
        KAFKA
    }

    void acknowledged(long nanos) {
        acknowledged.record(nanos, TimeUnit.NANOSECONDS);
    }

    void failed(Failure reason) {
        Counter counter = failed.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }
}
