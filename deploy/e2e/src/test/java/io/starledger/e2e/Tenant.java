package io.starledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** One tenant and its calls. */
final class Tenant {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration INSISTENCE = Duration.ofMinutes(4);
    private static final Duration RETRY_AFTER = Duration.ofMillis(100);

    /** Kafka does not acknowledge, or a post with this key has not been answered yet. */
    private static final List<Integer> PASSING = List.of(503, 409);

    private static final int BEHIND = 425;
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final UUID id;
    private final PlatformUnderTest platform;
    private final String token;

    Tenant(PlatformUnderTest platform) {
        this(platform, UUID.randomUUID());
    }

    Tenant(PlatformUnderTest platform, UUID id) {
        this.id = id;
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
        return rate(rating, idempotencyKey, Map.of());
    }

    Answer rateWithComment(Rating rating, String comment) throws IOException, InterruptedException {
        return rate(rating, comment, Map.of("comment", comment));
    }

    /** With {@code more} fields in the body. */
    Answer rate(Rating rating, String idempotencyKey, Map<String, Object> more)
            throws IOException, InterruptedException {
        Map<String, Object> body = new HashMap<>(more);
        body.put("user_id", rating.user());
        body.put("item_id", rating.item());
        body.put("score", rating.score());
        return send(
                request(platform.writes(), "ratings")
                        .header("Idempotency-Key", idempotencyKey)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** Repeats the post, whatever befalls the platform, until the rating is in the log. */
    Answer rateUntilAcknowledged(Rating rating, String key) throws InterruptedException {
        Instant giveUp = Instant.now().plus(INSISTENCE);
        while (Instant.now().isBefore(giveUp)) {
            try {
                Answer answer = rate(rating, key);
                if (answer.status() == 202) {
                    return answer;
                }
                assertThat(answer.status()).as("%s", answer.body()).isIn(PASSING);
            } catch (IOException _) {
                // nobody is there, or nobody any more: what became of the post is unknown
            }
            LockSupport.parkNanos(RETRY_AFTER.toNanos());
        }
        throw new AssertionError("expected " + key + " to be acknowledged within " + INSISTENCE);
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

    Answer ask(String path) throws IOException, InterruptedException {
        return send(request(platform.reads(), path).GET());
    }

    /** Asks again for as long as the view is behind. */
    JsonNode askUntilReached(String path) throws IOException, InterruptedException {
        Answer answer = ask(path);
        while (answer.status() == BEHIND) {
            answer = ask(path);
        }
        assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return answer.body();
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

    void awaitHistograms(Map<String, Histogram> expected) {
        expected.forEach(this::awaitHistogram);
    }

    void awaitHistogram(String item, Histogram expected) {
        await(item)
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(histogram(item)).as(item).isEqualTo(expected));
    }

    private HttpRequest.Builder request(URI service, String path) {
        return HttpRequest.newBuilder(service.resolve("/v1/tenants/" + id + "/" + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }
}
