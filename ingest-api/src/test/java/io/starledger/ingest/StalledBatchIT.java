package io.starledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.starledger.ingest.Api.Answer;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** By sockets, because the JDK's client reads no answer before its body has ended. */
@ExtendWith(RunningIngest.class)
class StalledBatchIT {
    private static final int PATIENCE_MS = 10_000;

    private final Api producer = Api.as("producer", new TenantId(UUID.randomUUID()));

    @Test
    void batchesThatStallKeepOthersOutOnlyForAWhile() throws IOException {
        // given
        List<Socket> stalled = new ArrayList<>();
        for (int i = 0; i < RunningIngest.BATCHES_AT_ONCE; i++) {
            stalled.add(stalledBatch());
        }

        // when
        Answer oneMore = await().until(this::submitOne, answer -> answer.status() != 200);
        List<String> ends = new ArrayList<>();
        for (Socket socket : stalled) {
            ends.add(firstLine(socket));
        }
        Answer afterwards = await().until(this::submitOne, answer -> answer.status() != 503);

        // then
        new Problem(503, "unavailable").assertIs(oneMore);
        assertThat(oneMore.header("Retry-After")).isEqualTo("1");
        assertThat(ends).allMatch(line -> line.startsWith("HTTP/1.1 408 "));
        assertThat(afterwards.status()).isEqualTo(200);
    }

    private Answer submitOne() {
        return producer.submitAll(BodyPublishers.ofString(WriteCall.RATING));
    }

    /** Which says that a body follows, sends a piece of it and goes silent. */
    private Socket stalledBatch() throws IOException {
        URI service = URI.create(RunningIngest.url());
        Socket socket = new Socket(service.getHost(), service.getPort());
        socket.setSoTimeout(PATIENCE_MS);
        String request =
                "POST /v1/tenants/%s/ratings/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nAuthorization: Bearer %s\r\nContent-Length: 1000\r\n\r\n%s\n"
                        .formatted(producer.tenant(), producer.token(), WriteCall.RATING);
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        return socket;
    }

    private static String firstLine(Socket socket) throws IOException {
        try (socket;
                BufferedReader answer =
                        new BufferedReader(
                                new InputStreamReader(socket.getInputStream(), US_ASCII))) {
            return String.valueOf(answer.readLine());
        }
    }
}
