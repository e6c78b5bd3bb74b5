package io.starledger.cli.http;

import io.starledger.cli.CommandFailedException;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/**
 * Operators' calls. A call returns what a 2xx answered; it tries a passing fault again, and ends in
 * {@link CommandFailedException} otherwise. Each may be repeated without a second effect.
 */
public final class OperatorClient implements AutoCloseable {
    private final String server;
    private final Tokens tokens;
    private final PatientClient client;

    OperatorClient(URI server, Tokens tokens, Patience patience) {
        this.server = server.toString().replaceAll("/+$", "");
        this.tokens = tokens;
        this.client = new PatientClient(patience);
    }

    /** {@code path} is relative to {@code /ops}, such as {@code tenants?limit=10}. */
    public JsonNode get(String path) {
        return call("GET", path);
    }

    public JsonNode post(String path) {
        return call("POST", path);
    }

    public JsonNode put(String path) {
        return call("PUT", path);
    }

    public JsonNode delete(String path) {
        return call("DELETE", path);
    }

    private JsonNode call(String method, String path) {
        URI uri = URI.create(server + "/ops/" + path);
        return client.call(
                () ->
                        HttpRequest.newBuilder(uri)
                                .method(method, BodyPublishers.noBody())
                                .header("Authorization", "Bearer " + tokens.current())
                                .header("Accept", "application/json, application/problem+json"));
    }

    @Override
    public void close() {
        client.close();
    }
}
