package io.starledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

final class PostgresLeftoversTest {
    @TempDir private Path cluster;

    @Test
    void aRunningServersLockStays() throws IOException {
        // given
        Path lock = lockOf(ProcessHandle.current().pid());

        // when
        PostgresLeftovers.clear(cluster);

        // then
        assertThat(lock).exists();
    }

    @Test
    void aLockOlderThanTheProcessThatHasItsPidIsRemoved() throws IOException {
        // given
        Path lock = lockOf(ProcessHandle.current().pid());
        Instant start = ProcessHandle.current().info().startInstant().orElseThrow();
        Files.setLastModifiedTime(lock, FileTime.from(start.minusSeconds(60)));

        // when
        PostgresLeftovers.clear(cluster);

        // then
        assertThat(lock).doesNotExist();
    }

    @Test
    void anEndedServersLockIsRemoved() throws Exception {
        // given
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Path lock = lockOf(ended.pid());

        // when
        PostgresLeftovers.clear(cluster);

        // then
        assertThat(lock).doesNotExist();
    }

    private Path lockOf(long pid) throws IOException {
        return Files.writeString(cluster.resolve("postmaster.pid"), pid + "\n/somewhere\n");
    }
}
