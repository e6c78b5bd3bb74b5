package io.starledger.platform.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimization;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.starledger.platform.redis.GuardedRedis;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/**
 * The buckets of all tenants. Each instance may draw a few tokens before it tells Redis, so that
 * not every request costs a round trip: at most one in 500 of a burst, so five instances together
 * never let more than 1% of it pass beyond the limit, however long that is counted for.
 */
public final class RateLimiter {
    private static final long UNTOLD_SHARE = 500;
    private static final Duration UNTOLD_AT_MOST = Duration.ofSeconds(1);
    private static final int KNOWN_BUCKETS = 20_000;
    private static final Duration KNOWN_FOR = Duration.ofMinutes(10);
    private static final Duration KEPT_WHEN_FULL = Duration.ofSeconds(10);

    private final TenantLimits limits;
    private final InstantSource clock;
    private final Duration patience;
    private final LimitMetrics metrics;
    private final AsyncProxyManager<Object> shared;
    private final Cache<BucketKey, TenantBucket> known =
            Caffeine.newBuilder().maximumSize(KNOWN_BUCKETS).expireAfterAccess(KNOWN_FOR).build();

    /** {@code patience} is how long a draw waits for Redis. */
    RateLimiter(
            TenantLimits limits,
            GuardedRedis redis,
            Duration patience,
            LimitMetrics metrics,
            InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
        this.patience = patience;
        this.metrics = metrics;
        this.shared =
                new Bucket4jLettuce.LettuceBasedProxyManagerBuilder<>(new RedisBucketApi(redis))
                        .expirationAfterWrite(
                                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                                        KEPT_WHEN_FULL))
                        .build()
                        .asAsync();
    }

    /** Null if the tenant has no such limit now. */
    public @Nullable TenantBucket bucket(TenantId tenant, Meter meter) {
        Limit limit = limits.at(tenant, clock.instant()).of(meter);
        return limit == null
                ? null
                : known.get(new BucketKey(tenant, meter, limit), this::newBucket);
    }

    private TenantBucket newBucket(BucketKey key) {
        Limit limit = key.limit();
        BucketConfiguration configuration =
                BucketConfiguration.builder()
                        .addLimit(
                                bandwidth ->
                                        bandwidth
                                                .capacity(limit.burst())
                                                .refillGreedy(limit.amount(), limit.per()))
                        .build();
        return new TenantBucket(
                key,
                shared.builder()
                        .withOptimization(optimization(limit))
                        .build(
                                key.inRedis(),
                                () -> CompletableFuture.completedFuture(configuration)),
                Bucket.builder().addLimit(configuration.getBandwidths()[0]).build(),
                patience,
                metrics);
    }

    private static Optimization optimization(Limit limit) {
        long untold = Math.max(1, limit.burst() / UNTOLD_SHARE);
        return Optimizations.delaying(new DelayParameters(untold, UNTOLD_AT_MOST));
    }
}
