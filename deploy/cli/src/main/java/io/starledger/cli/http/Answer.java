package io.starledger.cli.http;

import io.starledger.cli.CommandFailedException;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What the platform said, told apart: a result, a passing fault, a refusal. */
record Answer(URI uri, HttpResponse<byte[]> response) {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int LONGEST_BODY = 500;

    JsonNode json(JsonMapper json) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return parse(json);
        }
        if (status == 429 || status == 503 || status == 502 || status == 504) {
            throw unavailable();
        }
        throw new CommandFailedException("%s\n%s".formatted(said(), advice(status)).strip());
    }

    private JsonNode parse(JsonMapper json) {
        try {
            return json.readTree(response.body());
        } catch (JacksonException e) {
            throw new CommandFailedException(
                    "expected JSON from %s but was: %s; is that a Starledger?"
                            .formatted(uri, body()),
                    e);
        }
    }

    private RuntimeException unavailable() {
        Duration retryAfter = retryAfter();
        return retryAfter.compareTo(LONGEST_WAIT) > 0
                ? new CommandFailedException(
                        "%s\nIt may be tried again in %d s."
                                .formatted(said(), retryAfter.toSeconds()))
                : new UnavailableException(said(), retryAfter);
    }

    /** The form in seconds (RFC 9110, section 10.2.3); a date is taken as none. */
    private Duration retryAfter() {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,9}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ZERO);
    }

    private String said() {
        return "%s answered %d: %s".formatted(uri, response.statusCode(), body());
    }

    private String body() {
        String body = new String(response.body(), StandardCharsets.UTF_8).strip();
        return body.length() > LONGEST_BODY ? body.substring(0, LONGEST_BODY) + "…" : body;
    }

    private static String advice(int status) {
        return switch (status) {
            case 401 ->
                    "It does not trust this data directory's key: name the --data-dir it was"
                            + " started with.";
            case 403, 404 -> "Is --url right, and is it a Starledger's?";
            default -> "";
        };
    }
}
