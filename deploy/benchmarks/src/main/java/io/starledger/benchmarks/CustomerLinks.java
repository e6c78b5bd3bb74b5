package io.starledger.benchmarks;

import io.starledger.local.LocalStripe;
import io.starledger.schemas.ids.TenantId;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Gives the local Stripe's customers to tenants, by the call that operators have for it. */
final class CustomerLinks implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ACCEPTED = 202;

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final String token;

    /** {@code token} is a platform admin's. */
    CustomerLinks(int port, String token) {
        this.port = port;
        this.token = token;
    }

    void link(TenantId tenant, String customer) {
        URI link =
                URI.create(
                        "http://127.0.0.1:%d/ops/tenants/%s/customers/%s/%s"
                                .formatted(port, tenant, LocalStripe.ACCOUNT, customer));
        HttpRequest request =
                HttpRequest.newBuilder(link)
                        .PUT(HttpRequest.BodyPublishers.noBody())
                        .header("Authorization", "Bearer " + token)
                        .timeout(PATIENCE)
                        .build();
        try {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != ACCEPTED) {
                throw new IllegalStateException(
                        "expected 202 but was %d: %s"
                                .formatted(answer.statusCode(), answer.body()));
            }
        } catch (IOException e) {
            throw new IllegalStateException("expected to link " + customer, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while customers were linked", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
