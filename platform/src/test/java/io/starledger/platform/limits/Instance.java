package io.starledger.platform.limits;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.starledger.platform.redis.ProcessRedis;
import io.starledger.platform.telemetry.Metric;

import java.time.Duration;
import java.time.InstantSource;

/** What one process has of limits. */
final class Instance implements AutoCloseable {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final ProcessRedis redis;
    private final RateLimiter limiter;

    /**
     * {@code requests} is what every tenant may ask for, {@code patience} how long Redis is waited
     * for.
     */
    Instance(Limit requests, Duration patience) {
        redis = new ProcessRedis(patience);
        Plan plan = new Plan(requests, null, null, null);
        limiter =
                new RateLimiter(
                        (_, _) -> plan,
                        redis.guarded(),
                        patience,
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
