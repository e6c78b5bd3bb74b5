package io.starledger.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One operation of an OpenAPI document.
 *
 * @param path with variables in braces
 * @param signed whether a signature stands for the bearer token
 * @param mediaType of its body; empty if it takes none
 * @param streams whether its answer has no end
 */
record Operation(
        String method, String path, boolean signed, Optional<String> mediaType, boolean streams) {
    private static final Map<String, String> BODIES =
            Map.of(
                    "/ratings",
                    "{\"user_id\":\"u\",\"item_id\":\"i\",\"score\":3}",
                    "/ratings/batch",
                    "{\"user_id\":\"u\",\"item_id\":\"i\",\"score\":3}\n",
                    "/moderation",
                    "{\"state\":\"hidden\",\"reason\":\"a test\"}",
                    "/stripe/webhooks",
                    "{}");

    /** Of calls that need more than a path. */
    private static final Map<String, String> QUERIES =
            Map.of(
                    "/grants/{grantId}",
                    "?until=2099-01-01T00:00:00Z&ratings_per_month=1",
                    "/dead-letters/retry",
                    "?dry_run=true",
                    "/dead-letters/discard",
                    "?dry_run=true");

    /** Every operation that {@code service} describes. */
    static List<Operation> all(HttpClient client, URI service)
            throws IOException, InterruptedException {
        String document =
                client.send(
                                HttpRequest.newBuilder(service.resolve("/v3/api-docs")).build(),
                                BodyHandlers.ofString())
                        .body();
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path :
                new JsonMapper().readTree(document).get("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                operations.add(
                        new Operation(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                operation.getValue().has("security"),
                                operation
                                        .getValue()
                                        .path("requestBody")
                                        .path("content")
                                        .propertyNames()
                                        .stream()
                                        .findFirst(),
                                operation
                                        .getValue()
                                        .at("/responses/200/content")
                                        .has("text/event-stream")));
            }
        }
        return operations;
    }

    /** A call that is good in all but, perhaps, what {@code ids} name. */
    HttpRequest.Builder request(URI service, Map<String, String> ids) {
        String filled = path + ending(QUERIES).orElse("");
        for (Map.Entry<String, String> id : ids.entrySet()) {
            filled = filled.replace("{" + id.getKey() + "}", id.getValue());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(filled));
        mediaType.ifPresent(type -> request.header("Content-Type", type));
        return request.method(
                method,
                mediaType.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body()));
    }

    /** What came back. */
    record Answered(int statusCode, HttpHeaders headers, String body) {}

    /** Of a stream, what it tells first. */
    Answered send(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
        try (BufferedReader body =
                new BufferedReader(new InputStreamReader(response.body(), UTF_8))) {
            String text =
                    streams
                            ? body.lines()
                                    .takeWhile(line -> !line.isEmpty())
                                    .collect(Collectors.joining("\n"))
                            : body.lines().collect(Collectors.joining("\n"));
            return new Answered(response.statusCode(), response.headers(), text);
        }
    }

    /** Whether its path names a tenant; what does not is for operators alone. */
    boolean isOfOneTenant() {
        return path.contains("{tenantId}");
    }

    /**
     * The status, or the hundred above it, of an answer to who may call it: a projection that there
     * is would be built again.
     */
    int good() {
        return path.contains("{projection}") ? 404 : 200;
    }

    /** As the README's table writes it. */
    String inShort() {
        return method + " " + path.replace("/v1/tenants/{tenantId}", "");
    }

    private String body() {
        return ending(BODIES)
                .orElseThrow(() -> new IllegalStateException("expected a body for " + inShort()));
    }

    private Optional<String> ending(Map<String, String> byEnd) {
        return byEnd.entrySet().stream()
                .filter(entry -> path.endsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
