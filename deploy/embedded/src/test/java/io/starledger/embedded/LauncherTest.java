package io.starledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

final class LauncherTest {
    @TempDir private Path directory;

    @Test
    void aProgramThatFailsIsReportedWithTheEndOfWhatItPrinted() {
        // given
        var log = new LogFile(directory.resolve("part.log"));
        Launch failing =
                Launch.of(List.of("/bin/sh", "-c", "seq 1 100; echo disk full >&2; exit 3"));

        // when
        try (var launcher = new Launcher()) {

            // then
            assertThatThrownBy(() -> launcher.require(PartName.POSTGRES, failing, log))
                    .isInstanceOf(PartFailedException.class)
                    .hasMessageStartingWith(
                            "Postgres could not be set up: /bin/sh ended with exit code 3. Full"
                                    + " log: "
                                    + log.path())
                    .hasMessageEndingWith("\n  99\n  100\n  disk full")
                    .hasMessageNotContaining("\n  50\n");
        }
    }

    @Test
    void nothingOfTheUsersEnvironmentReachesAChildButItsPaths() throws Exception {
        // given
        var log = new LogFile(directory.resolve("part.log"));

        // when
        try (var launcher = new Launcher()) {
            launcher.require(PartName.REDIS, Launch.of(List.of("/usr/bin/env")), log);
        }

        // then
        assertThat(Files.readAllLines(log.path()))
                .extracting(line -> line.substring(0, line.indexOf('=')))
                .isSubsetOf("PATH", "HOME", "TMPDIR", "LC_ALL", "TZ", "MALLOC_ARENA_MAX");
    }
}
