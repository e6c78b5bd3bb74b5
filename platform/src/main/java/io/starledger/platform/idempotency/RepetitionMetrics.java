package io.starledger.platform.idempotency;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.telemetry.Metric;

/** Counts requests whose key was known. */
final class RepetitionMetrics {
    private final Counter answeredAgain;
    private final Counter underWay;
    private final Counter ofAnother;

    RepetitionMetrics(MeterRegistry registry) {
        answeredAgain = Metric.REQUESTS_REPEATED.counter(registry, "answered_again");
        underWay = Metric.REQUESTS_REPEATED.counter(registry, "under_way");
        ofAnother = Metric.REQUESTS_REPEATED.counter(registry, "of_another");
    }

    void answeredAgain() {
        answeredAgain.increment();
    }

    void underWay() {
        underWay.increment();
    }

    void ofAnother() {
        ofAnother.increment();
    }
}
