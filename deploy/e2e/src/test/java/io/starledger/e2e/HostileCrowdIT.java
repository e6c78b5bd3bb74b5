package io.starledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.e2e.OpenLoop.Outcome;
import io.starledger.embedded.issuer.TokenClaims;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** One tenant does all it can to wear the service out, while another works. */
@Tag("soak")
final class HostileCrowdIT {
    private static final int EACH_AT_ONCE = 4;
    private static final int SLOW_AT_ONCE = 200;
    private static final long PAUSE_NANOS = 100_000_000;
    private static final int VICTIMS_PER_SECOND = 100;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration TIME = Duration.ofSeconds(60);
    private static final long TOLERATED_GROWTH = 8L << 20;

    @TempDir Path directory;

    @Test
    void theOthersWorkOnAndTheHeapStaysFlat() {
        try (FourProcesses platform =
                FourProcesses.underLoad(
                        directory.resolve("data"), "--starledger.limits.default-plan=unlimited")) {
            // given
            CanaryTenant victim = new CanaryTenant(platform, 0);
            new OpenLoop(2, turn -> victim.post(5 * turn)).run(Duration.ofSeconds(1));
            Outcome warmUp = underAttack(platform, victim, WARM_UP, new LongAdder());
            long before = platform.liveHeapOf("ingest-api");

            // when
            LongAdder attacks = new LongAdder();
            Outcome outcome = underAttack(platform, victim, TIME, attacks);
            long after = platform.liveHeapOf("ingest-api");

            // then
            System.out.println("while warming up: " + warmUp);
            System.out.println("the victim: " + outcome);
            System.out.println("attacks: " + attacks);
            System.out.println("live heap in bytes: " + before + " before, " + after + " after");
            assertThat(outcome.wrong()).isEmpty();
            assertThat(outcome.millisAt(99)).isLessThan(100);
            assertThat(after).isLessThan(before + TOLERATED_GROWTH);
        }
    }

    private Outcome underAttack(
            PlatformUnderTest platform, CanaryTenant victim, Duration time, LongAdder attacks) {
        UUID tenant = UUID.randomUUID();
        String token = platform.issuer().mint(TokenClaims.of("producer").forTenant(tenant));
        Instant end = Instant.now().plus(time);
        try (ExecutorService attackers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Attack attack : Attack.values()) {
                int atOnce = attack == Attack.SLOW_BODY ? SLOW_AT_ONCE : EACH_AT_ONCE;
                for (int i = 0; i < atOnce; i++) {
                    var _ =
                            CompletableFuture.runAsync(
                                    () -> {
                                        while (Instant.now().isBefore(end)) {
                                            attack.run(
                                                    platform.writes(),
                                                    "/v1/tenants/" + tenant + "/ratings",
                                                    token);
                                            attacks.increment();
                                            LockSupport.parkNanos(PAUSE_NANOS);
                                        }
                                    },
                                    attackers);
                }
            }
            return new OpenLoop(VICTIMS_PER_SECOND, victim::call).run(time);
        }
    }
}
