package io.starledger.ratings;

import io.starledger.embedded.issuer.TokenClaims;
import io.starledger.schemas.ids.TenantId;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** Calls a service as somebody. */
public record Api(Supplier<String> url, String token) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    /** What came back; without a body an empty object. */
    public record Answer(int status, HttpHeaders headers, JsonNode body) {}

    public static Api as(String role, TenantId tenant) {
        return as(TokenClaims.of(role).forTenant(tenant.value()));
    }

    public static Api as(TokenClaims claims) {
        return new Api(RunningService::url, RunningService.stack().issuer().mint(claims));
    }

    public static String tenant(TenantId tenant) {
        return "/v1/tenants/" + tenant;
    }

    public static String tenant(UUID tenant) {
        return "/v1/tenants/" + tenant;
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, headers);
    }

    public Answer send(String method, String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url.get() + path))
                        .timeout(Duration.ofSeconds(30))
                        .method(method, HttpRequest.BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response =
                    CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers(),
                    JSON.readTree(response.body().isEmpty() ? "{}" : response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
