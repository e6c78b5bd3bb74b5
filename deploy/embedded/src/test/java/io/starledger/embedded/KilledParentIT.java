package io.starledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

final class KilledParentIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir private Path temporary;

    private final List<ProcessHandle> children = new ArrayList<>();
    private StackSettings settings;

    @BeforeEach
    void chooseDirectoryAndPorts() {
        settings = StackSettings.in(temporary.resolve("data")).on(Ports.free());
    }

    @AfterEach
    void leaveNothingRunning() {
        new PidLedger(temporary.resolve("data/run")).endOrphans();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void onLinuxTheChildrenDieWithTheirParent() throws Exception {
        // given
        Process parent = startInAnotherJvm(System.getenv("PATH"));
        List<ProcessHandle> all =
                children.stream().flatMap(child -> Processes.tree(child).stream()).toList();

        // when
        parent.destroyForcibly().waitFor();

        // then
        assertThat(children).hasSize(PartName.values().length);
        await().atMost(PATIENCE).until(() -> all.stream().allMatch(Processes::hasEnded));
    }

    @Test
    void theNextStartEndsOrphansAndGoesOnWithTheirData() throws Exception {
        // given
        Process parent = startInAnotherJvm(pathWithoutParentDeathSignal());
        var user = new StackUser(StackAddresses.on(settings.ports()));
        user.createTopic("orphaned");
        user.produce("orphaned", "acknowledged");
        user.registerSchema("orphaned-value");
        user.execute("create table orphaned as select 'committed' as word");
        user.put("orphaned", "written");
        parent.destroyForcibly().waitFor();
        boolean orphaned = children.stream().noneMatch(Processes::hasEnded);

        // when
        try (var stack = EmbeddedStack.start(settings, ProgressListener.SILENT)) {

            // then
            await().atMost(PATIENCE).until(() -> stack.parts().stream().allMatch(Part::isReady));
            assertThat(orphaned).isTrue();
            assertThat(children).allMatch(Processes::hasEnded);
            assertThat(user.consume("orphaned")).containsExactly("acknowledged");
            assertThat(user.schema("orphaned-value")).contains("\"version\":1");
            assertThat(user.select("select word from orphaned")).isEqualTo("committed");
            assertThat(user.get("orphaned")).isEqualTo("written");
        }
    }

    private Process startInAnotherJvm(String path) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                RunningStack.class.getName()));
        command.addAll(List.of(RunningStack.arguments(settings)));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PATH", path);
        Process parent = builder.start();
        try (BufferedReader output = parent.inputReader(UTF_8)) {
            output.lines()
                    .takeWhile(line -> !line.equals(RunningStack.READY))
                    .map(Long::valueOf)
                    .forEach(pid -> children.add(ProcessHandle.of(pid).orElseThrow()));
        }
        return parent;
    }

    /**
     * With {@code unshare}, which root needs, but without {@code setpriv}: children outlive their
     * parent.
     */
    private String pathWithoutParentDeathSignal() throws IOException {
        Path programs = Files.createDirectory(temporary.resolve("bin"));
        for (Path unshare : Stream.of(Path.of("/usr/bin/unshare")).filter(Files::exists).toList()) {
            Files.createSymbolicLink(programs.resolve("unshare"), unshare);
        }
        return programs.toString();
    }
}
