package io.starledger.e2e;

import io.starledger.embedded.issuer.TokenClaims;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** One tenant and its calls. */
final class Tenant {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = new JsonMapper();

    private final UUID id = UUID.randomUUID();
    private final PlatformUnderTest platform;
    private final String token;
    private final HttpClient client = HttpClient.newHttpClient();

    Tenant(PlatformUnderTest platform) {
        this.platform = platform;
        this.token = platform.issuer().mint(TokenClaims.of("tenant-admin").forTenant(id));
    }

    UUID id() {
        return id;
    }

    /** An answer of the API. */
    record Answer(int status, JsonNode body) {}

    /** What a producer posts. */
    record Rating(String user, String item, int score) {}

    Answer rate(Rating rating, String idempotencyKey) throws IOException, InterruptedException {
        String body =
                JSON.writeValueAsString(
                        Map.of(
                                "user_id",
                                rating.user(),
                                "item_id",
                                rating.item(),
                                "score",
                                rating.score()));
        return send(
                request(platform.writes(), "ratings")
                        .header("Idempotency-Key", idempotencyKey)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    Answer retract(String user, String item) throws IOException, InterruptedException {
        return send(request(platform.writes(), "items/" + item + "/ratings/" + user).DELETE());
    }

    Answer moderate(String user, String item, String state)
            throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of("state", state, "reason", "a test"));
        return send(
                request(platform.writes(), "items/" + item + "/ratings/" + user + "/moderation")
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body)));
    }

    JsonNode item(String item) throws IOException, InterruptedException {
        return send(request(platform.reads(), "items/" + item + "/rating").GET()).body();
    }

    JsonNode ranking(String query) throws IOException, InterruptedException {
        return send(request(platform.reads(), "items?" + query).GET()).body();
    }

    Histogram histogram(String item) throws IOException, InterruptedException {
        JsonNode counts = item(item).get("histogram");
        return new Histogram(
                counts.get("1").asLong(),
                counts.get("2").asLong(),
                counts.get("3").asLong(),
                counts.get("4").asLong(),
                counts.get("5").asLong());
    }

    private HttpRequest.Builder request(URI service, String path) {
        return HttpRequest.newBuilder(service.resolve("/v1/tenants/" + id + "/" + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }
}
