package io.starledger.e2e;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Waits until a service says that it is ready. */
final class Readiness {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Readiness() {}

    static void await(URI service) {
        Awaitility.await("readiness of " + service)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> isReady(service));
    }

    private static boolean isReady(URI service) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(service.resolve("/actuator/health/readiness"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }
}
