package io.starledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.e2e.OpenLoop.Outcome;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** A thousand tenants and more that know nothing of one another, and one that wants too much. */
@Tag("soak")
final class ManyTenantsIT {
    private static final int TENANTS = 1_200;
    private static final int PER_SECOND = 240;
    private static final int NOISY_PER_SECOND = 830;
    private static final int NOISY_LIMIT_PER_MINUTE = 1_000;
    private static final int BURST = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final Duration TIME = Duration.ofMinutes(10);

    @AutoClose private final ExecutorService loops = Executors.newCachedThreadPool();

    @TempDir Path directory;

    @Test
    void noneSeesAnotherAndTheNoisyOneHarmsNobody() {
        try (PlatformUnderTest platform =
                FourProcesses.underLoad(
                        directory.resolve("data"),
                        "--starledger.limits.default-plan=free",
                        "--starledger.limits.plans.free.ratings-per-month=1000000000")) {
            // given
            List<CanaryTenant> tenants =
                    IntStream.range(0, TENANTS)
                            .mapToObj(number -> new CanaryTenant(platform, number))
                            .toList();
            assertThat(everyTenantHasRated(tenants).wrong()).isEmpty();
            await("the last tenant's ratings")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> readAll(tenants).wrong().isEmpty());

            CompletableFuture<Outcome> warmUp =
                    begin(new CanaryTenant(platform, TENANTS)::post, NOISY_PER_SECOND, WARM_UP);
            begin(inTurn(tenants), PER_SECOND, WARM_UP).join();
            warmUp.join();

            // when
            CompletableFuture<Outcome> noise =
                    begin(new CanaryTenant(platform, TENANTS)::post, NOISY_PER_SECOND, TIME);
            Outcome others = begin(inTurn(tenants), PER_SECOND, TIME).join();
            Outcome noisyOne = noise.join();

            // then
            System.out.println("the noisy tenant: " + noisyOne);
            System.out.println("the others: " + others);
            assertThat(noisyOne.wrong()).isEmpty();
            assertThat(noisyOne.statuses()).containsOnlyKeys(202, 429);
            assertThat(noisyOne.statuses().get(202))
                    .isBetween(
                            NOISY_LIMIT_PER_MINUTE * TIME.toMinutes(),
                            (NOISY_LIMIT_PER_MINUTE * TIME.toMinutes() + BURST) * 101 / 100);
            assertThat(others.wrong()).isEmpty();
            assertThat(others.statuses()).containsOnlyKeys(200, 202);
            assertThat(others.millisAt(99)).isLessThan(100);
        }
    }

    private CompletableFuture<Outcome> begin(
            LongFunction<OpenLoop.Call> calls, int perSecond, Duration time) {
        return CompletableFuture.supplyAsync(() -> new OpenLoop(perSecond, calls).run(time), loops);
    }

    private static LongFunction<OpenLoop.Call> inTurn(List<CanaryTenant> tenants) {
        return i -> tenants.get((int) (i % TENANTS)).call(i / TENANTS);
    }

    private Outcome everyTenantHasRated(List<CanaryTenant> tenants) {
        return new OpenLoop(PER_SECOND, i -> tenants.get((int) i / 2).post(i % 2 * 5))
                .run(Duration.ofSeconds(2L * TENANTS / PER_SECOND));
    }

    private Outcome readAll(List<CanaryTenant> tenants) {
        return new OpenLoop(PER_SECOND, i -> tenants.get((int) i).call(1 + i % 4))
                .run(Duration.ofSeconds(TENANTS / PER_SECOND));
    }
}
