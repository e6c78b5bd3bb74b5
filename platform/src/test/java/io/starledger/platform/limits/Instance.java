package io.starledger.platform.limits;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.starledger.platform.redis.ProcessRedis;
import io.starledger.platform.telemetry.Metric;

import java.time.InstantSource;

/** What one process has of limits. */
final class Instance implements AutoCloseable {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final ProcessRedis redis = new ProcessRedis();
    private final RateLimiter limiter;

    /** {@code requests} is what every tenant may ask for. */
    Instance(Limit requests) {
        Plan plan = new Plan(requests, null, null, null);
        limiter =
                new RateLimiter(
                        (_, _) -> plan,
                        redis.guarded(),
                        ProcessRedis.PATIENCE,
                        new LimitMetrics(metrics),
                        InstantSource.system());
    }

    RateLimiter limiter() {
        return limiter;
    }

    boolean isConnected() {
        return redis.isConnected();
    }

    /** Draws that a bucket in memory answered. */
    double localDraws() {
        return Metric.LIMITS_LOCALIZED.counter(metrics).count();
    }

    @Override
    public void close() {
        redis.close();
    }
}
