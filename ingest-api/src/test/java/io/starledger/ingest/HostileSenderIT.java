package io.starledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topics;

import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Who keeps a connection, or breaks HTTP, to harm others; by sockets, since no client does it. */
@ExtendWith(RunningIngest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileSenderIT {
    private static final int CONNECTIONS = 20;
    private static final int PATIENCE_MS = 30_000;
    private static final Duration BETWEEN_PIECES = Duration.ofMillis(100);

    @AutoClose
    private final ConfigurableApplicationContext service =
            RunningIngest.startAnother(
                    "--server.netty.idle-timeout=2s",
                    "--starledger.http.body-grace=1s",
                    "--starledger.http.body-after-answer=1s",
                    "--starledger.http.connections=" + CONNECTIONS);

    private final Api producer = Api.as("producer", new TenantId(UUID.randomUUID()));

    @AfterEach
    void nothingIsRecorded() {
        assertThat(TopicContent.of(Topics.RATING_EVENTS, producer.tenant())).isEmpty();
    }

    @Test
    void headersThatTrickleAreCut() throws IOException {
        try (Socket socket = connected()) {
            send(socket, "POST /v1/tenants HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");

            patiently().until(() -> !takes(socket, "a"));
        }
    }

    @Test
    void aBodyThatTricklesIsTooSlow() throws IOException {
        try (Socket socket = connected()) {
            send(socket, head("Content-Length: 1000"));

            patiently().until(() -> !takes(socket, " ") || socket.getInputStream().available() > 0);

            assertThat(answer(socket)).startsWith("HTTP/1.1 408 ").contains("too-slow");
        }
    }

    @Test
    void aBodyThatNobodyReadsIsCutWithTheAnswer() throws IOException {
        try (Socket socket = connected()) {
            send(socket, head("Content-Length: 1000").replace("/ratings ", "/nothing "));

            patiently().until(() -> !takes(socket, " "));
        }
    }

    @Test
    void headersOverTheLimitAreRefusedUnread() throws IOException {
        try (Socket socket = connected()) {
            send(socket, head("X-Flood: " + "a".repeat(17_000), "Content-Length: 0"));

            assertThat(answer(socket)).startsWith("HTTP/1.1 431 ");
        }
    }

    /** Who still sends when the connection is closed may not get to see why. */
    @Test
    void aFloodOfHeadersIsCutOff() throws IOException {
        try (Socket socket = connected()) {
            takes(socket, head("X-Flood: " + "a".repeat(1_000_000)));

            assertThat(answer(socket))
                    .matches(answer -> answer.isEmpty() || answer.startsWith("HTTP/1.1 431 "));
        }
    }

    @Test
    void aLineOverTheLimitIsRefusedUnread() throws IOException {
        try (Socket socket = connected()) {
            send(socket, "GET /" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertThat(answer(socket)).startsWith("HTTP/1.1 414 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 0\r\nContent-Length: 60",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Transfer-Encoding: chunked, identity"
            })
    void aBodyOfTwoLengthsHidesNoSecondCall(String lengths) throws IOException {
        // given
        String hidden = head("Content-Length: " + WriteCall.RATING.length()) + WriteCall.RATING;

        // when
        try (Socket socket = connected()) {
            send(socket, head(lengths) + "0\r\n\r\n" + hidden);

            // then
            assertThat(answer(socket)).doesNotContain("202");
        }
    }

    @Test
    void connectionsOverTheLimitAreClosedAndThoseThatWereOpenGoOn() throws IOException {
        // given
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 3 * CONNECTIONS; i++) {
            sockets.add(connected());
        }

        // then
        long answered = 0;
        for (Socket socket : sockets) {
            answered += takes(socket, head("Content-Length: 0")) && hasAnswer(socket) ? 1 : 0;
        }
        for (Socket socket : sockets) {
            socket.close();
        }
        assertThat(answered).isBetween(1L, (long) CONNECTIONS);
        patiently().until(this::isThereRoom);
    }

    private boolean isThereRoom() throws IOException {
        try (Socket socket = connected()) {
            return takes(socket, head("Content-Length: 0")) && hasAnswer(socket);
        }
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMillis(PATIENCE_MS)).pollInterval(BETWEEN_PIECES);
    }

    private Socket connected() throws IOException {
        int port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MS);
        return socket;
    }

    private String head(String... headers) {
        return "POST /v1/tenants/%s/ratings HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\n%s\r\n\r\n"
                .formatted(producer.tenant(), producer.token(), String.join("\r\n", headers));
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    private static boolean takes(Socket socket, String text) {
        try {
            send(socket, text);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean hasAnswer(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketException _) {
            return false;
        }
    }

    /** All that comes until the service closes the connection. */
    private static String answer(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        InputStream in = socket.getInputStream();
        try {
            for (int read; (read = in.read()) >= 0; ) {
                answer.append((char) read);
            }
        } catch (SocketException _) {
            // closed while we were still sending: what came before counts
        }
        return answer.toString();
    }
}
