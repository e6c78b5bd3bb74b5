package io.starledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

final class PidLedgerTest {
    /** 128 and the signal's number, as shells tell it. */
    private static final int KILLED = 128 + 9;

    @TempDir private Path directory;

    private Process process;
    private PidLedger ledger;

    @BeforeEach
    void startSomething() throws IOException {
        process = new ProcessBuilder("sleep", "600").start();
        ledger = new PidLedger(directory);
    }

    @AfterEach
    void endIt() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    void aRecordedProcessIsEnded() throws InterruptedException {
        // given
        ledger.record(PartName.REDIS, process.toHandle());

        // when
        ledger.endOrphans();

        // then: the JDK asks for the exit code a moment after the end
        assertThat(process.waitFor(Duration.ofSeconds(30))).isTrue();
        assertThat(process.exitValue()).isEqualTo(KILLED);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aProcessThatGotTheSamePidLaterIsLeftAlone() throws IOException {
        // given
        Instant anHourBefore = process.info().startInstant().orElseThrow().minusSeconds(3_600);
        Files.writeString(
                directory.resolve("redis.pid"), process.pid() + " " + anHourBefore.toEpochMilli());

        // when
        ledger.endOrphans();

        // then
        assertThat(Processes.hasEnded(process.toHandle())).isFalse();
    }

    @Test
    void aForgottenProcessIsLeftAlone() {
        // given
        ledger.record(PartName.REDIS, process.toHandle());
        ledger.forget(PartName.REDIS);

        // when
        ledger.endOrphans();

        // then
        assertThat(Processes.hasEnded(process.toHandle())).isFalse();
    }

    @Test
    void aTornEntryIsNobody() throws IOException {
        // given
        Files.writeString(directory.resolve("redis.pid"), Long.toString(process.pid()));

        // when
        ledger.endOrphans();

        // then
        assertThat(Processes.hasEnded(process.toHandle())).isFalse();
    }
}
