package io.starledger.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.cli.Terminal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

final class UpIT {
    private static final String TENANT = "11111111-1111-4111-8111-111111111111";

    @TempDir private Path directory;
    private final List<UpProcess> started = new ArrayList<>();

    @AfterEach
    void endAll() {
        started.forEach(up -> up.process().destroyForcibly());
    }

    @Test
    void aKilledPlatformStartsAgainOnItsDataAndASignalEndsAllOfIt() throws Exception {
        // given
        int offset = FreePorts.offset();
        UpProcess first = start(offset).awaitReady();
        List<ProcessHandle> orphans = first.children();
        importOneRating(first);
        first.process().destroyForcibly().waitFor();

        // when
        UpProcess second = start(offset).awaitReady();

        // then
        assertThat(orphans).hasSize(4).noneMatch(ProcessHandle::isAlive);
        await("the rating is visible")
                .atMost(Duration.ofMinutes(1))
                .until(() -> item(second).contains("\"count\":1,"));
        assertThat(second.printed().lines().filter(line -> line.startsWith("Starledger is ready")))
                .hasSize(1);

        // and when
        List<ProcessHandle> children = second.children();
        second.process().destroy();

        // then
        assertThat(second.awaitEnd()).isEqualTo(143);
        assertThat(children).hasSize(4).noneMatch(ProcessHandle::isAlive);
        assertThat(second.children()).isEmpty();
        assertThat(second.printed()).endsWith("Stopping\nStopped\n");
    }

    @ParameterizedTest
    @CsvSource({"8080, the HTTP API", "16379, Redis"})
    void aPortInUseIsNamedWithItsHolderAndWhatToDo(int standardPort, String purpose)
            throws Exception {
        // given
        int offset = FreePorts.offset();
        int port = standardPort + offset;
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {

            // when
            UpProcess up = start(offset);

            // then
            assertThat(up.awaitEnd()).isEqualTo(1);
            assertThat(up.printed())
                    .contains(
                            "port %d, wanted for %s, is in use by process".formatted(port, purpose))
                    .contains("or move every port with --port-offset N")
                    .doesNotContain("\tat ");
        }
    }

    private UpProcess start(int offset) throws IOException {
        UpProcess up = UpProcess.start(directory.resolve("data"), offset);
        started.add(up);
        return up;
    }

    private void importOneRating(UpProcess up) throws IOException {
        Path file =
                Files.writeString(directory.resolve("one.csv"), "user,item,stars\nada,book-1,5\n");
        Terminal terminal =
                Terminal.run(
                        "import",
                        file.toString(),
                        "--tenant",
                        TENANT,
                        "--map",
                        "user_id=user,item_id=item,score=stars",
                        "--url",
                        up.url(),
                        "--data-dir",
                        up.data().toString());
        assertThat(terminal.exitCode()).as(terminal.err()).isZero();
    }

    private static String item(UpProcess up) throws IOException, InterruptedException {
        String token =
                Terminal.run(
                                "token",
                                "--tenant",
                                TENANT,
                                "--role",
                                "analyst",
                                "--data-dir",
                                up.data().toString())
                        .out()
                        .strip();
        URI uri = URI.create(up.url() + "/v1/tenants/" + TENANT + "/items/book-1/rating");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(uri)
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
