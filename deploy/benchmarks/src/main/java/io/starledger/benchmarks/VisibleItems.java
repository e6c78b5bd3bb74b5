package io.starledger.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Waits until the query API shows what was written. */
record VisibleItems(int port, String token) {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(50);

    static String path(String item) {
        return "/v1/tenants/%s/items/%s/rating".formatted(TestRatings.TENANT, item);
    }

    /** The body of one of the items, once each of them has the given count. */
    String await(Map<String, Integer> counts) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        String body = "";
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (Map.Entry<String, Integer> item : counts.entrySet()) {
                String wanted = "\"count\":" + item.getValue() + ",";
                body = get(client, item.getKey());
                while (!body.contains(wanted)) {
                    if (System.nanoTime() > deadline) {
                        throw new IllegalStateException(
                                "expected %s of %s but was %s"
                                        .formatted(wanted, item.getKey(), body));
                    }
                    LockSupport.parkNanos(POLL.toNanos());
                    body = get(client, item.getKey());
                }
            }
        }
        return body;
    }

    private String get(HttpClient client, String item) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path(item)))
                        .header("Authorization", "Bearer " + token)
                        .timeout(PATIENCE)
                        .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while items became visible", e);
        }
    }
}
