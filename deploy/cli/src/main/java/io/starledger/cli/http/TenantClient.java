package io.starledger.cli.http;

import io.starledger.cli.CommandFailedException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * One tenant's calls. A call returns what a 2xx answered; it tries a passing fault again, and ends
 * in {@link CommandFailedException} otherwise. Safe to repeat only because every write carries its
 * idempotency key.
 */
public final class TenantClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final TenantUrl url;
    private final Tokens tokens;
    private final Patience patience;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .build();

    TenantClient(TenantUrl url, Tokens tokens, Patience patience) {
        this.url = url;
        this.tokens = tokens;
        this.patience = patience;
    }

    public JsonNode get(String path) {
        return call("GET", path, BodyPublishers.noBody());
    }

    public JsonNode delete(String path) {
        return call("DELETE", path, BodyPublishers.noBody());
    }

    /** Newline-delimited JSON; the body is sent again as it is when the call is tried again. */
    public JsonNode postLines(String path, byte[] lines) {
        return call("POST", path, BodyPublishers.ofByteArray(lines));
    }

    private JsonNode call(String method, String path, BodyPublisher body) {
        return patience.withRetries(() -> callOnce(method, path, body));
    }

    private JsonNode callOnce(String method, String path, BodyPublisher body) {
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve(path))
                        .method(method, body)
                        .timeout(ANSWER)
                        .header("Authorization", "Bearer " + tokens.current())
                        .header("Content-Type", "application/x-ndjson")
                        .header("Accept", "application/json, application/problem+json")
                        .build();
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            return new Answer(request.uri(), response).json(JSON);
        } catch (IOException e) {
            throw new UnavailableException(
                    "no answer from %s (%s)".formatted(url.server(), describe(e)), Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("interrupted", e);
        }
    }

    private static String describe(IOException failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    @Override
    public void close() {
        client.close();
    }
}
