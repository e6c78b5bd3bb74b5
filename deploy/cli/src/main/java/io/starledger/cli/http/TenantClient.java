package io.starledger.cli.http;

import io.starledger.cli.CommandFailedException;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;

/**
 * One tenant's calls. A call returns what a 2xx answered; it tries a passing fault again, and ends
 * in {@link CommandFailedException} otherwise. Safe to repeat only because every write carries its
 * idempotency key.
 */
public final class TenantClient implements AutoCloseable {
    private final TenantUrl url;
    private final Tokens tokens;
    private final PatientClient client;

    TenantClient(TenantUrl url, Tokens tokens, Patience patience) {
        this.url = url;
        this.tokens = tokens;
        this.client = new PatientClient(patience);
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
        return client.call(
                () ->
                        HttpRequest.newBuilder(url.resolve(path))
                                .method(method, body)
                                .header("Authorization", "Bearer " + tokens.current())
                                .header("Content-Type", "application/x-ndjson")
                                .header("Accept", "application/json, application/problem+json"));
    }

    @Override
    public void close() {
        client.close();
    }
}
