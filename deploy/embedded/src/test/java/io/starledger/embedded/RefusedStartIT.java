package io.starledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

final class RefusedStartIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir private Path data;

    @Test
    void aPortInUseIsNamedWithItsHolderBeforeAnythingStarts() throws Exception {
        // given
        StackSettings settings = StackSettings.in(data).on(Ports.free());
        var progress = new ConcurrentLinkedQueue<PartProgress>();
        try (var holder =
                new ServerSocket(
                        settings.ports().of(PortUse.POSTGRES),
                        1,
                        InetAddress.getLoopbackAddress())) {

            // when
            Throwable refusal = catchThrowable(() -> EmbeddedStack.start(settings, progress::add));

            // then
            assertThat(refusal)
                    .isInstanceOf(PortInUseException.class)
                    .hasMessageContaining(
                            "port %d, wanted for Postgres, is in use by process %d (",
                            holder.getLocalPort(), ownPid())
                    .hasMessageContaining("--port-offset N");
            assertThat(progress).isEmpty();
        }
    }

    @Test
    void aSecondStackOnTheSameDirectoryIsToldWhoHasIt() {
        // given
        try (var first = EmbeddedStack.start(redisOnFreePorts(), ProgressListener.SILENT)) {

            // when
            Throwable refusal =
                    catchThrowable(
                            () -> EmbeddedStack.start(redisOnFreePorts(), ProgressListener.SILENT));

            // then
            assertThat(refusal)
                    .isInstanceOf(DataDirectoryInUseException.class)
                    .hasMessageContaining("is in use by process %d (", ownPid())
                    .hasMessageContaining("--data-dir DIR");
            await().atMost(PATIENCE).until(first.redis()::isReady);
        }
    }

    @Test
    void aClosedStackEndsInOrderAndLeavesItsDirectoryAndPortsToTheNext() {
        // given
        StackSettings settings = redisOnFreePorts();
        EmbeddedStack first = EmbeddedStack.start(settings, ProgressListener.SILENT);

        // when
        first.close();
        first.close();

        // then
        try (var second = EmbeddedStack.start(settings, ProgressListener.SILENT)) {
            await().atMost(PATIENCE).until(second.redis()::isReady);
            assertThat(data.resolve("logs/redis.log.1")).content().contains("bye bye");
        }
    }

    @Test
    void aPartThatCannotStartIsNamedWithTheEndOfItsLogAndTakesTheOthersAlong() {
        // given
        StackSettings settings =
                StackSettings.in(data)
                        .on(Ports.free())
                        .only(PartName.KAFKA, PartName.REDIS)
                        .withBrokerSettings(Map.of("metric.reporters", "no.such.Reporter"));
        var progress = new ConcurrentLinkedQueue<PartProgress>();

        // when
        Throwable failure = catchThrowable(() -> EmbeddedStack.start(settings, progress::add));

        // then
        assertThat(failure)
                .isInstanceOf(PartFailedException.class)
                .hasMessageStartingWith(
                        "Kafka ended with exit code 1 while starting. Full log: "
                                + data.resolve("logs/kafka.log"))
                .hasMessageContaining("no.such.Reporter");
        assertThat(progress)
                .anyMatch(
                        step ->
                                step.part() == PartName.KAFKA
                                        && step.state() == PartProgress.State.FAILED);
        settings.ports().requireFree(List.of(PortUse.values()));
    }

    @Test
    void aPartThatWasNotChosenIsNotThere() {
        // given
        try (var stack = EmbeddedStack.start(redisOnFreePorts(), ProgressListener.SILENT)) {

            // then
            assertThatThrownBy(stack::kafka)
                    .hasMessage("expected KAFKA among the parts but was [REDIS]");
        }
    }

    private StackSettings redisOnFreePorts() {
        return StackSettings.in(data).on(Ports.free()).only(PartName.REDIS);
    }

    private static long ownPid() {
        return ProcessHandle.current().pid();
    }
}
