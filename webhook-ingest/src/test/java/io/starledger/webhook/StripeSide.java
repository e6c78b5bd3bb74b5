package io.starledger.webhook;

import io.starledger.schemas.ids.TenantId;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Delivers to an endpoint as Stripe does. */
record StripeSide(URI endpoint) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    /** What came back. */
    record Answer(int status, HttpHeaders headers, String raw) {
        String text(String field) {
            JsonNode body = JSON.readTree(raw);
            return body.get(field).asString();
        }
    }

    static StripeSide toPlatform() {
        return toPlatform(RunningWebhooks.url());
    }

    static StripeSide toPlatform(URI service) {
        return new StripeSide(service.resolve("/v1/stripe/webhooks"));
    }

    static StripeSide to(TenantId tenant) {
        return new StripeSide(
                RunningWebhooks.url().resolve("/v1/tenants/" + tenant + "/stripe/webhooks"));
    }

    Answer deliver(TestEvent event, Signer signer) {
        return delivering(event, signer).join();
    }

    CompletableFuture<Answer> delivering(TestEvent event, Signer signer) {
        return delivering(event, List.of(signer));
    }

    CompletableFuture<Answer> delivering(TestEvent event, List<Signer> signers) {
        byte[] body = event.body();
        return posting(body, Signer.sign(body, Instant.now(), signers));
    }

    Answer post(byte[] body, String signature) {
        return posting(body, signature).join();
    }

    CompletableFuture<Answer> posting(byte[] body, String signature) {
        return send(request(body).header("Stripe-Signature", signature));
    }

    /** Without a length, as no delivery of Stripe's comes. */
    Answer postInChunks(byte[] body, String signature) {
        return send(request(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                        .header("Stripe-Signature", signature))
                .join();
    }

    HttpRequest.Builder request(byte[] body) {
        return request(BodyPublishers.ofByteArray(body));
    }

    private HttpRequest.Builder request(BodyPublisher body) {
        return HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(body);
    }

    static CompletableFuture<Answer> send(HttpRequest.Builder request) {
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
