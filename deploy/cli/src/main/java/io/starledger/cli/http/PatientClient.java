package io.starledger.cli.http;

import io.starledger.cli.CommandFailedException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Returns what a 2xx answered; tries a passing fault again, and ends in {@link
 * CommandFailedException} otherwise.
 */
final class PatientClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final Patience patience;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .build();

    PatientClient(Patience patience) {
        this.patience = patience;
    }

    /** {@code request} is made anew for each try. */
    JsonNode call(Supplier<HttpRequest.Builder> request) {
        return patience.withRetries(() -> callOnce(request.get().timeout(ANSWER).build()));
    }

    private JsonNode callOnce(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            return new Answer(request.uri(), response).json(JsonMapper.shared());
        } catch (IOException e) {
            throw new UnavailableException(
                    "no answer from %s (%s)".formatted(request.uri().resolve("/"), describe(e)),
                    Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("interrupted", e);
        }
    }

    private static String describe(IOException failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    @Override
    public void close() {
        client.close();
    }
}
