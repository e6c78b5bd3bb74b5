package io.starledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;

/**
 * A batch that says that a body follows, sends a piece of it and goes silent; by a socket, because
 * the JDK's client reads no answer before its body has ended.
 */
record StalledBatch(Socket socket, BufferedReader answers) {
    private static final int PATIENCE_MS = 30_000;

    /** Returns when the service has let it in and asked for its body. */
    static StalledBatch letIn(Api producer) throws IOException {
        URI service = URI.create(RunningIngest.url());
        Socket socket = new Socket(service.getHost(), service.getPort());
        socket.setSoTimeout(PATIENCE_MS);
        StalledBatch batch =
                new StalledBatch(
                        socket,
                        new BufferedReader(
                                new InputStreamReader(socket.getInputStream(), US_ASCII)));
        batch.send(
                "POST /v1/tenants/%s/ratings/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nAuthorization: Bearer %s\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\n"
                        .formatted(producer.tenant(), producer.token()));
        assertThat(batch.head()).startsWith("HTTP/1.1 100 ");
        batch.send(WriteCall.RATING + "\n");
        return batch;
    }

    /** Waits for its answer and returns how that begins. */
    String end() throws IOException {
        try (socket) {
            return head();
        }
    }

    private void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    /** Up to the empty line. */
    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        for (String line; (line = answers.readLine()) != null && !line.isEmpty(); ) {
            head.append(line).append('\n');
        }
        return head.toString();
    }
}
