package io.starledger.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** A client keeps its connection for as long as it likes. */
@ExtendWith(RunningService.class)
final class KeepAliveIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Events shop = Events.ofANewTenant();

    /**
     * The second request is refused at once, within the end of the first; servers have stopped
     * reading the connection after that (reactor-netty 4361).
     */
    @Test
    void aRequestIsAnsweredAfterTwoThatCameTogether() throws IOException {
        String slow = get(Api.as("analyst", shop.tenant()).token());
        String quick = get("none");

        try (Connection connection = new Connection()) {
            for (int time = 0; time < 20; time++) {
                // when
                connection.write(slow + quick);

                // then
                assertThat(connection.status()).isEqualTo("HTTP/1.1 200 OK");
                assertThat(connection.status()).isEqualTo("HTTP/1.1 401 Unauthorized");
                connection.write(quick);
                assertThat(connection.status()).isEqualTo("HTTP/1.1 401 Unauthorized");
            }
        }
    }

    private String get(String token) {
        return "GET %s/items/book/rating HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(Api.tenant(shop.tenant()), token);
    }

    /** Answers are read one by one; one that does not come is a failure, not a wait. */
    private static final class Connection implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader answers;

        Connection() throws IOException {
            socket = new Socket("localhost", URI.create(RunningService.url()).getPort());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        }

        void write(String requests) throws IOException {
            socket.getOutputStream().write(requests.getBytes(US_ASCII));
        }

        /** Of the next answer, which is read whole. */
        String status() throws IOException {
            String status = answers.readLine();
            int length =
                    Stream.generate(this::header)
                            .takeWhile(header -> !header.isEmpty())
                            .filter(header -> header.startsWith("content-length:"))
                            .mapToInt(header -> Integer.parseInt(header.substring(15).strip()))
                            .sum();
            for (int i = 0; i < length; i++) {
                answers.read();
            }
            return status;
        }

        private String header() {
            try {
                return answers.readLine().toLowerCase(Locale.ROOT);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
