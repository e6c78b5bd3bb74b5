package io.starledger.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.telemetry.Metric;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;

/** Who sends bodies that do not end; by sockets, since no client does it. */
@ExtendWith(RunningWebhooks.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileSenderIT {
    private static final int ALL_BODIES = 200_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @AutoClose
    private final ConfigurableApplicationContext service =
            RunningWebhooks.startAnother(
                    "--starledger.http.body-grace=2s",
                    "--starledger.stripe.webhooks.bytes-at-once=" + ALL_BODIES + "B");

    @Test
    void aBodyThatDoesNotEndIsAnsweredInTime() throws IOException {
        // given
        double before = refused("too_slow");

        // when
        try (Socket socket = connected()) {
            send(socket, 10);

            // then
            assertThat(answer(socket)).startsWith("HTTP/1.1 408");
        }
        assertThat(refused("too_slow")).isEqualTo(before + 1);
    }

    @Test
    void bodiesTogetherHaveAnEndAndThenThereIsRoomAgain() throws IOException {
        // given
        StripeSide stripe = StripeSide.toPlatform(RunningWebhooks.url(service));
        double before = refused("too_many");

        // when
        try (Socket first = connected();
                Socket second = connected()) {
            send(first, ALL_BODIES * 2 / 3);
            send(second, ALL_BODIES * 2 / 3);

            // then
            await().atMost(PATIENCE).until(() -> refused("too_many") > before);
            assertThat(answer(first) + answer(second)).contains("HTTP/1.1 503", "Retry-After: 1");
        }
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(
                                                stripe.deliver(
                                                                TestEvent.invoicePaid("cus_1"),
                                                                RunningWebhooks.OLD)
                                                        .status())
                                        .isEqualTo(200));
    }

    private double refused(String reason) {
        return Metric.WEBHOOKS_REFUSED
                .counter(service.getBean(MeterRegistry.class), reason)
                .count();
    }

    private Socket connected() throws IOException {
        Socket socket =
                new Socket(
                        InetAddress.getLoopbackAddress(), RunningWebhooks.url(service).getPort());
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        return socket;
    }

    /** One byte less than is announced. */
    private static void send(Socket socket, int bytes) throws IOException {
        String head =
                "POST /v1/stripe/webhooks HTTP/1.1\r\nHost: localhost\r\nStripe-Signature: t=1\r\nContent-Length: %d\r\n\r\n"
                        .formatted(bytes + 1);
        socket.getOutputStream().write((head + " ".repeat(bytes)).getBytes(US_ASCII));
    }

    /** What comes before the service closes the connection. */
    private static String answer(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        try {
            for (String line; (line = lines.readLine()) != null && !line.isEmpty(); ) {
                answer.append(line).append('\n');
            }
        } catch (SocketException _) {
            // closed while we were still sending: what came before counts
        }
        return answer.toString();
    }
}
