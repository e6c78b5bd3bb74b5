package io.starledger.ratings.generation;

import io.starledger.ratings.Api;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * Reads one call again and again on one connection, until it is closed or answered what it must not
 * be: an error, or fewer than before.
 */
final class SteadyReader implements AutoCloseable {
    private static final int EVERY_MS = 3;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;
    private final ToLongFunction<JsonNode> count;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final Set<String> generations = new HashSet<>();
    private volatile String fault = "";
    private long known;
    private String knownTag = "";

    /** {@code count} tells of an answer a number that may only grow. */
    SteadyReader(Api api, String path, ToLongFunction<JsonNode> count) {
        this.request =
                HttpRequest.newBuilder(URI.create(api.url().get() + path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Bearer " + api.token())
                        .build();
        this.count = count;
        var _ = thread.scheduleWithFixedDelay(this::read, 0, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** Empty for none. */
    String fault() {
        return fault;
    }

    /** Whose answers it was given, where they tell; to be asked when closed. */
    Set<String> generations() {
        return generations;
    }

    private void read() {
        if (!fault.isEmpty()) {
            return;
        }
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            String tag = answer.headers().firstValue("ETag").orElse("");
            if (answer.statusCode() == 200) {
                note(tag, count.applyAsLong(JSON.readTree(answer.body())));
            } else {
                fault = request.uri() + ": " + answer.statusCode() + " " + answer.body();
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            fault = request.uri() + ": " + e;
        }
    }

    private void note(String tag, long count) {
        generations.add(tag.replaceAll("^\"|-.*", ""));
        if (count < known) {
            fault =
                    "%s: %d after %d, %s after %s"
                            .formatted(request.uri(), count, known, tag, knownTag);
        }
        known = count;
        knownTag = tag;
    }

    @Override
    public void close() {
        thread.close();
        client.close();
    }
}
