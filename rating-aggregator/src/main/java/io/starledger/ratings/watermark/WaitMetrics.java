package io.starledger.ratings.watermark;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.starledger.platform.telemetry.Metric;

import java.util.concurrent.TimeUnit;

/** How many reads wait for a position, and how long they did. */
final class WaitMetrics {
    private final Timer awaited;

    WaitMetrics(MeterRegistry metrics, WaitingPlaces places) {
        this.awaited = Metric.POSITIONS_AWAITED.timer(metrics);
        Metric.READS_HELD.gauge(metrics, places, WaitingPlaces::taken);
    }

    /** Also in vain. */
    void waited(long nanos) {
        awaited.record(nanos, TimeUnit.NANOSECONDS);
    }
}
