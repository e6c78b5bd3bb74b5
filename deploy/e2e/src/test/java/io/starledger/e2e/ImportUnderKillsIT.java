package io.starledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A large file, with everything killed in the middle of its import, and then the broker alone. */
@Tag("soak")
final class ImportUnderKillsIT {
    private static final int ROWS = 400_000;
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir Path directory;

    @Test
    void aFileImportedThroughKillsAndOnceMoreIsCountedExactly() throws Exception {
        try (PlatformUnderTest platform = new OneProcess(directory.resolve("data"))) {
            // given
            Tenant tenant = new Tenant(platform);
            Commands commands = new Commands(platform);
            SeededFile file = SeededFile.of(20261121L, ROWS);
            Path path = file.write(directory.resolve("large.csv"));
            CompletableFuture<Void> importing =
                    CompletableFuture.runAsync(() -> commands.importing(tenant, path));
            awaitRatings(tenant, ROWS / 20);

            // when
            platform.killServices();
            platform.startServices();
            platform.killAndRestartBroker();
            importing.get(LONG.toSeconds(), TimeUnit.SECONDS);
            commands.importing(tenant, path);

            // then
            awaitRatings(tenant, total(file.histograms()));
            for (Map.Entry<String, Histogram> item : file.histograms().entrySet()) {
                assertThat(tenant.histogram(item.getKey()))
                        .as(item.getKey())
                        .isEqualTo(item.getValue());
            }
            commands.verify();
        }
    }

    private static void awaitRatings(Tenant tenant, long expected) {
        await("ratings in the view")
                .atMost(LONG)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> ratingsOf(tenant) >= expected);
    }

    private static long ratingsOf(Tenant tenant) throws Exception {
        long[] sum = new long[1];
        tenant.ranking("order=count&limit=1000")
                .get("items")
                .forEach(item -> sum[0] += item.get("count").asLong());
        return sum[0];
    }

    private static long total(Map<String, Histogram> histograms) {
        return histograms.values().stream().mapToLong(Histogram::count).sum();
    }
}
