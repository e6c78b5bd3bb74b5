package io.starledger.benchmarks;

import io.starledger.benchmarks.jvm.ChildJvm;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The views of a running service, built again and deleted.
 *
 * @param events that the log holds
 */
record RebuiltViews(ChildJvm service, int port, String token, int events) {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Pattern SERVES = generation("serving");
    private static final Pattern BUILT = generation("building");

    void awaitServing() {
        await(list -> SERVES.matcher(list).find());
    }

    /** Events a second, from the call that starts it. */
    double rebuild() {
        long start = System.nanoTime();
        call("POST", "/ratings/start");
        await(list -> BUILT.matcher(list).find());
        double seconds = (System.nanoTime() - start) / 1e9;
        call("POST", "/ratings/drop");
        await(list -> !list.contains("building"));
        return events / seconds;
    }

    /** In that state, and nothing behind a log that holds something. */
    private static Pattern generation(String state) {
        return Pattern.compile(
                "\"state\":\"%s\"[^}]*\\}?[^}]*\"events\":[1-9][0-9]*,\"behind\":0[,}]"
                        .formatted(state));
    }

    private void await(Predicate<String> expected) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!expected.test(call("GET", ""))) {
            if (System.nanoTime() > deadline) {
                throw service.failure("expected views to be built within " + LIMIT);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private String call(String method, String path) {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + port + "/ops/projections" + path))
                        .method(method, BodyPublishers.noBody())
                        .header("Authorization", "Bearer " + token)
                        .timeout(ANSWER)
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw service.failure(
                        "expected 200 of %s but was %d: %s"
                                .formatted(path, answer.statusCode(), answer.body()));
            }
            return answer.body();
        } catch (IOException e) {
            throw service.failure("expected an answer of " + path + " but was " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while views were built", e);
        }
    }
}
