package io.starledger.ingest;

import io.starledger.embedded.issuer.TokenClaims;
import io.starledger.schemas.ids.TenantId;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Calls the running service as somebody, about a tenant. */
public record Api(TenantId tenant, String token) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    /** What came back. */
    public record Answer(int status, HttpHeaders headers, String raw) {
        public JsonNode body() {
            return JSON.readTree(raw);
        }

        public String text(String field) {
            return body().get(field).asString();
        }

        /** All values, in one. */
        public String joined(String name) {
            return String.join(", ", headers.allValues(name));
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    public static Api as(String role, TenantId tenant) {
        return new Api(
                tenant,
                RunningIngest.stack()
                        .issuer()
                        .mint(TokenClaims.of(role).forTenant(tenant.value())));
    }

    public Answer submit(String json, String... headers) {
        return submitting(json, headers).join();
    }

    public CompletableFuture<Answer> submitting(String json, String... headers) {
        return send(
                request("/ratings", headers)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)));
    }

    public Answer submitAll(BodyPublisher lines, String... headers) {
        return submittingAll(lines, headers).join();
    }

    public CompletableFuture<Answer> submittingAll(BodyPublisher lines, String... headers) {
        return send(
                request("/ratings/batch", headers)
                        .header("Content-Type", "application/x-ndjson")
                        .POST(lines));
    }

    public Answer retract(String item, String user, String... headers) {
        return send(request("/items/" + item + "/ratings/" + user, headers).DELETE()).join();
    }

    public Answer moderate(String item, String user, String json, String... headers) {
        return send(request("/items/" + item + "/ratings/" + user + "/moderation", headers)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(json)))
                .join();
    }

    /** To a path below the tenant's. */
    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                        URI.create(RunningIngest.url() + "/v1/tenants/" + tenant + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** From a path of the service itself, as nobody. */
    public static Answer get(String path) {
        return getting(path).join();
    }

    public static CompletableFuture<Answer> getting(String path) {
        return send(HttpRequest.newBuilder(URI.create(RunningIngest.url() + path)));
    }

    public static CompletableFuture<Answer> send(HttpRequest.Builder request) {
        return CLIENT.sendAsync(
                        request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(
                        response ->
                                new Answer(
                                        response.statusCode(),
                                        response.headers(),
                                        response.body()));
    }
}
