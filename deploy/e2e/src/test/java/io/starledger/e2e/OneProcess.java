package io.starledger.e2e;

import static org.awaitility.Awaitility.await;

import io.starledger.embedded.testing.JavaProcess;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code starledger up}. */
final class OneProcess implements PlatformUnderTest {
    private static final int HTTP = 8080;

    private final Path data;
    private final int offset = Offsets.draw();
    private @Nullable JavaProcess up;

    OneProcess(Path data) {
        this.data = data;
        startServices();
    }

    @Override
    public URI writes() {
        return URI.create("http://localhost:" + (HTTP + offset));
    }

    @Override
    public URI reads() {
        return writes();
    }

    @Override
    public URI webhooks() {
        return writes();
    }

    @Override
    public Path dataDirectory() {
        return data;
    }

    @Override
    public int portOffset() {
        return offset;
    }

    @Override
    public void killServices() {
        if (up != null) {
            up.kill();
        }
    }

    @Override
    public void startServices() {
        up =
                JavaProcess.start(
                        data.resolveSibling("up.log"),
                        List.of(
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.starledger.cli.Starledger",
                                "up",
                                "--data-dir",
                                data.toString(),
                                "--port-offset",
                                Integer.toString(offset)));
        Readiness.await(writes());
    }

    @Override
    public void killAndRestartBroker() {
        long killed = brokerPid();
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();
        await("another broker")
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> brokerPid() != killed);
    }

    @Override
    public void close() {
        if (up != null) {
            up.stop();
        }
    }

    private long brokerPid() {
        try {
            return Long.parseLong(
                    Files.readString(data.resolve("run/kafka.pid")).strip().split("\\D+", 2)[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
