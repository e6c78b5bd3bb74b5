package io.starledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

final class PidLedgerTest {
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
    void aRecordedProcessIsEnded() {
        // given
        ledger.record(PartName.REDIS, process.toHandle());

        // when
        ledger.endOrphans();

        // then
        assertThat(process.isAlive()).isFalse();
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
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void aForgottenProcessIsLeftAlone() {
        // given
        ledger.record(PartName.REDIS, process.toHandle());
        ledger.forget(PartName.REDIS);

        // when
        ledger.endOrphans();

        // then
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void aTornEntryIsNobody() throws IOException {
        // given
        Files.writeString(directory.resolve("redis.pid"), Long.toString(process.pid()));

        // when
        ledger.endOrphans();

        // then
        assertThat(process.isAlive()).isTrue();
    }
}
