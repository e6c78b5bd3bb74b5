package io.starledger.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.Objects.requireNonNull;

import io.starledger.embedded.Part;
import io.starledger.platform.RealParts;
import io.starledger.platform.redis.ProcessRedis;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration HOUR = Duration.ofHours(1);

    /** What a write waits for Redis, and a draw never may. */
    private static final long WRITES_PATIENCE_MS = 2_000;

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final List<Instance> instances = new ArrayList<>();
    private final Part redis = RealParts.stack().redis();

    @AfterEach
    void close() {
        redis.thaw();
        instances.forEach(Instance::close);
    }

    @ParameterizedTest
    @Timeout(120)
    @CsvSource({"2, 6000, 600, 4", "2, 60000, 20000, 4", "5, 6000, 2500, 4"})
    void instancesTogetherAdmitOneLimitAndAtMostOnePercentMore(
            int count, long perMinute, long burst, int seconds) throws Exception {
        // given
        start(count, new Limit(perMinute, Duration.ofMinutes(1), burst), ProcessRedis.LONG);

        // when
        long begun = System.nanoTime();
        long first = admitted(instances.getFirst(), 1);
        long filled = System.nanoTime();
        Drawn drawn = drawnFor(Duration.ofSeconds(seconds));
        long ended = System.nanoTime();

        // then
        double least = burst + perMinute * minutes(filled, drawn.emptyAt);
        double most = burst + perMinute * minutes(begun, ended);
        assertThat((double) (first + drawn.admitted)).isBetween(least * 0.98, most * 1.01);
        assertThat(instances.stream().mapToDouble(Instance::localDraws).sum()).isLessThan(5);
    }

    @Test
    void aFrozenRedisMakesNobodyWaitAndTheLimitHoldsInMemory() {
        // given
        Instance one = startBrief(100);
        bucket(one).tryTake().block();
        redis.freeze();

        // when
        List<Long> millis = new ArrayList<>();
        long admitted =
                IntStream.range(0, 1_000).filter(_ -> isAdmitted(bucket(one), millis)).count();

        // then
        millis.sort(null);
        assertThat(millis.get(millis.size() * 99 / 100)).isLessThan(100);
        assertThat(millis.getLast()).isLessThan(WRITES_PATIENCE_MS);
        assertThat(admitted).isBetween(99L, 110L);
        assertThat(one.localDraws()).isGreaterThan(900);
    }

    @Test
    void whatWasUsedBeforeRedisFrozeIsNotGivenAgain() {
        // given
        Instance one = startBrief(100);
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
        Instance one = startBrief(100);
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
        Instance one = startBrief(10);
        redis.freeze();
        IntStream.range(0, 50).forEach(_ -> bucket(one).tryTake().block());

        // when
        redis.thaw();

        // then
        awaitAnswersOfRedis(one);
    }

    private void awaitAnswersOfRedis(Instance instance) {
        await().atMost(SOON)
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
        Limit tenASecond = new Limit(1_000, Duration.ofSeconds(100), 100);
        Instance one = start(1, tenASecond, ProcessRedis.LONG).getFirst();

        // when
        Duration debt = bucket(one).takeOwing(1_100).block();
        Draw look = requireNonNull(bucket(one).look().block());

        // then
        assertThat(debt).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(100));
        assertThat(look.granted()).isFalse();
        assertThat(look.remaining()).isZero();
        assertThat(look.pause()).isBetween(Duration.ofSeconds(80), Duration.ofMillis(100_100));
    }

    /** One that is told to go on without Redis soon, and gains a token a minute. */
    private Instance startBrief(long burst) {
        return start(1, new Limit(60, HOUR, burst), ProcessRedis.BRIEF).getFirst();
    }

    private List<Instance> start(int count, Limit limit, Duration patience) {
        for (int i = 0; i < count; i++) {
            instances.add(new Instance(limit, patience));
        }
        await().atMost(SOON).until(() -> instances.stream().allMatch(Instance::isConnected));
        return instances;
    }

    /** What was admitted until the bucket was found empty, which it was at {@code emptyAt}. */
    private record Drawn(long admitted, long emptyAt) {
        Drawn and(Drawn other) {
            return new Drawn(admitted + other.admitted, Math.max(emptyAt, other.emptyAt));
        }
    }

    /** Each caller ends with a draw that is refused, so that a slow one leaves nothing behind. */
    private Drawn drawnFor(Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        List<Future<Drawn>> callers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Instance instance : instances) {
                for (int i = 0; i < CALLERS_EACH; i++) {
                    callers.add(threads.submit(() -> drawnUntil(end, bucket(instance))));
                }
            }
        }
        Drawn all = new Drawn(0, end);
        for (Future<Drawn> caller : callers) {
            all = all.and(caller.get());
        }
        return all;
    }

    private static Drawn drawnUntil(long end, TenantBucket bucket) {
        long admitted = 0;
        while (true) {
            long asked = System.nanoTime();
            if (requireNonNull(bucket.tryTake().block()).granted()) {
                admitted++;
            } else if (asked >= end) {
                return new Drawn(admitted, asked);
            } else {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
    }

    private static double minutes(long from, long to) {
        return (to - from) / (double) TimeUnit.MINUTES.toNanos(1);
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
