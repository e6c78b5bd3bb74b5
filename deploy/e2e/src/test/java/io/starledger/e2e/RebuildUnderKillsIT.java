package io.starledger.e2e;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

/** A rebuild of many events with its service killed twenty times. */
@Tag("soak")
final class RebuildUnderKillsIT {
    @TempDir Path directory;

    @Test
    void theRowsAreThoseOfTheGenerationThatServed() throws Exception {
        try (FourProcesses platform = new FourProcesses(directory.resolve("data"))) {
            new RebuildUnderKills(platform, 200_000, 2_000, 20, Duration.ofSeconds(25)).verify();
        }
    }
}
