package io.starledger.benchmarks.jvm;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits until a server answers 200 where it says that it is ready. */
public final class HttpReadiness {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int OK = 200;

    private HttpReadiness() {}

    /** Throws if {@code server} ends, or is not ready within 90 seconds. */
    public static void await(ChildJvm server, int port, String path) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(ANSWER)
                        .build();
        long deadline = System.nanoTime() + LIMIT.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!isReady(client, request)) {
                if (!server.isAlive() || System.nanoTime() > deadline) {
                    throw server.failure("expected a ready server on " + request.uri());
                }
                LockSupport.parkNanos(POLL.toNanos());
            }
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a server started", e);
        }
    }
}
