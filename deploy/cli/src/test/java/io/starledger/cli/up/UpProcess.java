package io.starledger.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.cli.Starledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * {@code starledger up} in a JVM of its own, on ports of its own, with the class path that the
 * start script gives it.
 */
record UpProcess(Process process, Path output, Path data, int portOffset) {
    private static final Duration READY = Duration.ofMinutes(4);
    private static final Duration ENDED = Duration.ofMinutes(2);
    private static final String CLASS_PATH = "target/*:target/lib/*";
    private static final String READY_LINE = "Starledger is ready on http://localhost:";

    static UpProcess start(Path data, int portOffset) throws IOException {
        Path output = data.resolveSibling("up-output.txt");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Dstdout.encoding=UTF-8",
                                "-cp",
                                CLASS_PATH,
                                Starledger.class.getName(),
                                "up",
                                "--data-dir",
                                data.toString(),
                                "--port-offset",
                                Integer.toString(portOffset))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        return new UpProcess(process, output, data, portOffset);
    }

    int httpPort() {
        return 8080 + portOffset;
    }

    String url() {
        return "http://localhost:" + httpPort();
    }

    UpProcess awaitReady() {
        await("ready")
                .atMost(READY)
                .failFast(
                        () ->
                                assertThat(process.isAlive())
                                        .as(() -> "it runs: " + printed())
                                        .isTrue())
                .until(() -> printed().contains(READY_LINE + httpPort() + "\n"));
        return this;
    }

    int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(ENDED.toSeconds(), TimeUnit.SECONDS))
                .as(() -> "it ends: " + printed())
                .isTrue();
        return process.exitValue();
    }

    String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "";
        }
    }

    /** Those that the data directory names, each the first of its kind. */
    List<ProcessHandle> children() throws IOException {
        try (Stream<Path> pids = Files.list(data.resolve("run"))) {
            return pids.map(UpProcess::process).flatMap(Optional::stream).toList();
        }
    }

    private static Optional<ProcessHandle> process(Path pidFile) {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).split(" ", 2)[0]));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
