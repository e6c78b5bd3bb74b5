package io.starledger.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.Objects.requireNonNull;

import io.starledger.embedded.Part;
import io.starledger.platform.RealParts;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** On a real Redis and a real clock. */
class RateLimiterIT {
    private static final int CALLERS_EACH = 2;

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final List<Instance> instances = new ArrayList<>();
    private final Part redis = RealParts.stack().redis();

    @AfterEach
    void close() {
        redis.thaw();
        instances.forEach(Instance::close);
    }

    @ParameterizedTest
    @CsvSource({"2, 6000, 600, 4", "2, 60000, 20000, 4", "5, 6000, 2500, 4"})
    void instancesTogetherAdmitOneLimitAndAtMostOnePercentMore(
            int count, long perMinute, long burst, int seconds) throws Exception {
        // given
        start(count, new Limit(perMinute, Duration.ofMinutes(1), burst));

        // when
        long begun = System.nanoTime();
        long admitted = admittedWithin(Duration.ofSeconds(seconds));
        double minutes = (System.nanoTime() - begun) / (double) TimeUnit.MINUTES.toNanos(1);

        // then
        double allowed = burst + perMinute * minutes;
        assertThat((double) admitted).isBetween(allowed * 0.98, allowed * 1.01);
        assertThat(instances.stream().mapToDouble(Instance::localDraws).sum()).isLessThan(5);
    }

    @Test
    void aFrozenRedisMakesNobodyWaitAndTheLimitHoldsInMemory() {
        // given
        Limit limit = new Limit(60, Duration.ofMinutes(1), 100);
        Instance one = start(1, limit).getFirst();
        bucket(one).tryTake().block();
        redis.freeze();

        // when
        List<Long> millis = new ArrayList<>();
        long admitted =
                IntStream.range(0, 1_000).filter(_ -> isAdmitted(bucket(one), millis)).count();

        // then
        millis.sort(null);
        assertThat(millis.get(millis.size() * 99 / 100)).isLessThan(100);
        assertThat(millis.getLast()).isLessThan(150);
        assertThat(admitted).isBetween(99L, 110L);
        assertThat(one.localDraws()).isGreaterThan(900);
    }

    @Test
    void whatWasUsedBeforeRedisFrozeIsNotGivenAgain() {
        // given
        Limit limit = new Limit(60, Duration.ofMinutes(1), 100);
        Instance one = start(1, limit).getFirst();
        long before = admitted(one, 80);
        redis.freeze();

        // when
        long after = admitted(one, 500);

        // then
        assertThat(before).isEqualTo(80);
        assertThat(after).isBetween(20L, 30L);
    }

    @Test
    void whatWasGivenWhileRedisWasFrozenIsNotGivenAgain() {
        // given
        Instance one = start(1, new Limit(60, Duration.ofMinutes(1), 100)).getFirst();
        assertThat(admitted(one, 1)).isEqualTo(1);
        redis.freeze();
        long meanwhile = admitted(one, 500);

        // when
        redis.thaw();
        awaitAnswersOfRedis(one);
        long after = admitted(one, 500);

        // then
        assertThat(meanwhile).isBetween(99L, 110L);
        assertThat(after).isLessThan(20);
    }

    @Test
    void aRedisThatIsBackIsAskedAgain() {
        // given
        Instance one = start(1, new Limit(60, Duration.ofMinutes(1), 10)).getFirst();
        redis.freeze();
        IntStream.range(0, 50).forEach(_ -> bucket(one).tryTake().block());

        // when
        redis.thaw();

        // then
        awaitAnswersOfRedis(one);
    }

    private void awaitAnswersOfRedis(Instance instance) {
        await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> {
                            double before = instance.localDraws();
                            bucket(instance).tryTake().block();
                            return instance.localDraws() == before;
                        });
    }

    @Test
    void whatIsOwedIsPaidBeforeTheNextDraw() {
        // given
        Instance one = start(1, new Limit(1_000, Duration.ofSeconds(1), 100)).getFirst();

        // when
        Duration debt = bucket(one).takeOwing(1_100).block();
        Draw look = requireNonNull(bucket(one).look().block());

        // then
        assertThat(debt).isBetween(Duration.ofMillis(900), Duration.ofMillis(1_000));
        assertThat(look.granted()).isFalse();
        assertThat(look.remaining()).isZero();
        assertThat(look.pause()).isBetween(Duration.ofMillis(800), Duration.ofMillis(1_001));
    }

    private List<Instance> start(int count, Limit limit) {
        for (int i = 0; i < count; i++) {
            instances.add(new Instance(limit));
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> instances.stream().allMatch(Instance::isConnected));
        return instances;
    }

    private long admittedWithin(Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        List<Future<Long>> callers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Instance instance : instances) {
                for (int i = 0; i < CALLERS_EACH; i++) {
                    callers.add(threads.submit(() -> admittedUntil(end, bucket(instance))));
                }
            }
        }
        long sum = 0;
        for (Future<Long> caller : callers) {
            sum += caller.get();
        }
        return sum;
    }

    private static long admittedUntil(long end, TenantBucket bucket) {
        long admitted = 0;
        while (System.nanoTime() < end) {
            if (requireNonNull(bucket.tryTake().block()).granted()) {
                admitted++;
            } else {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
        return admitted;
    }

    private long admitted(Instance instance, int asked) {
        List<Long> millis = new ArrayList<>();
        return IntStream.range(0, asked).filter(_ -> isAdmitted(bucket(instance), millis)).count();
    }

    private static boolean isAdmitted(TenantBucket bucket, List<Long> millis) {
        long begun = System.nanoTime();
        boolean granted = requireNonNull(bucket.tryTake().block()).granted();
        millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        return granted;
    }

    private TenantBucket bucket(Instance instance) {
        return requireNonNull(instance.limiter().bucket(tenant, Meter.REQUESTS));
    }
}
