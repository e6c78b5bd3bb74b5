package io.starledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.e2e.OpenLoop.Outcome;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;

/** Two million events are built again while the views are written and read. */
@Tag("soak")
final class RebuildUnderLoadIT {
    private static final int EVENTS = Integer.getInteger("starledger.rebuild.events", 2_000_000);

    /** More than are posted, or the rebuild never catches up. */
    private static final int EVENTS_PER_SECOND =
            Integer.getInteger("starledger.rebuild.events-per-second", 1_000);

    /** Posts, and as many reads. */
    private static final int PER_SECOND =
            Integer.getInteger("starledger.rebuild.requests-per-second", 500);

    private static final long WARM_UP = 60L * PER_SECOND;
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    @AutoClose private final ExecutorService loops = Executors.newCachedThreadPool();

    @TempDir Path directory;

    @Test
    void nobodyNoticesThatWhatIsReadWasBuiltAgain() throws Exception {
        try (FourProcesses platform =
                FourProcesses.underLoad(
                        directory.resolve("data"), "--starledger.limits.default-plan=unlimited")) {
            // given
            Commands commands = new Commands(platform);
            Path file = SeededFile.of(20261123L, EVENTS).write(directory.resolve("large.csv"));
            commands.importing(new Tenant(platform), file);
            commands.verify();
            CountingTenant tenant = new CountingTenant(platform);
            new OpenLoop(PER_SECOND, tenant::post).run(A_WHILE);
            CompletableFuture<Outcome> warmUp = begin(tenant::read, number -> number < WARM_UP);
            begin(turn -> tenant.post(turn + WARM_UP), number -> number < WARM_UP).join();
            warmUp.join();
            AtomicBoolean done = new AtomicBoolean();

            // when
            CompletableFuture<Outcome> posts =
                    begin(turn -> tenant.post(turn + 3 * WARM_UP), _ -> !done.get());
            CompletableFuture<Outcome> reads = begin(tenant::read, _ -> !done.get());
            try {
                String rate = Integer.toString(EVENTS_PER_SECOND);
                replay(commands, "start", "--events-per-second", rate);
                replay(commands, "compare");
                replay(commands, "promote");
                replay(commands, "rollback");
                replay(commands, "promote");
            } finally {
                done.set(true);
            }

            // then
            System.out.println("posts: " + posts.join());
            System.out.println("reads: " + reads.join());
            assertThat(posts.join().wrong()).isEmpty();
            assertThat(reads.join().wrong()).isEmpty();
            assertThat(posts.join().statuses()).containsOnlyKeys(202);
            assertThat(reads.join().statuses()).containsOnlyKeys(200);
            assertThat(reads.join().millisAt(99)).isLessThan(100);
            commands.verify();
        }
    }

    /** And lets it work for a while; says when, as what goes wrong does. */
    private static void replay(Commands commands, String... words) {
        System.out.println(Instant.now() + " replay " + words[0]);
        commands.replay(words);
        System.out.println(Instant.now() + " done");
        LockSupport.parkNanos(A_WHILE.toNanos());
    }

    private CompletableFuture<Outcome> begin(
            LongFunction<OpenLoop.Call> calls, LongPredicate goesOn) {
        return CompletableFuture.supplyAsync(
                () -> new OpenLoop(PER_SECOND, calls).runWhile(goesOn), loops);
    }
}
