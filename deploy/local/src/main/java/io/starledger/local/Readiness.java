package io.starledger.local;

import io.starledger.embedded.EmbeddedStack;
import io.starledger.embedded.Part;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * What the services themselves say of their readiness, over HTTP. After a crash a topology restores
 * its stores first, which can take minutes; that is no failure as long as the infrastructure runs.
 */
record Readiness(URI url, EmbeddedStack stack) {
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    void await() {
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve("/actuator/health/readiness"))
                        .timeout(ANSWER)
                        .build();
        long deadline = System.nanoTime() + LIMIT.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            String answer = ask(client, request);
            while (!answer.isEmpty()) {
                requireRunning();
                if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                    throw new NotReadyException("expected the services to be ready but " + answer);
                }
                LockSupport.parkNanos(POLL.toNanos());
                answer = ask(client, request);
            }
        }
    }

    /** Empty when ready, else what was said instead. */
    private static String ask(HttpClient client, HttpRequest request) {
        try {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? ""
                    : "they answer " + answer.statusCode() + ": " + answer.body();
        } catch (IOException e) {
            return "they do not answer: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "the wait was interrupted";
        }
    }

    private void requireRunning() {
        for (Part part : stack.parts()) {
            if (!part.isRunning()) {
                throw new NotReadyException(
                        "expected %s to run but it ended; see %s"
                                .formatted(part.name().title(), part.logFile()));
            }
        }
    }
}
