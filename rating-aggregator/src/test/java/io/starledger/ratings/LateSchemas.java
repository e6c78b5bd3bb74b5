package io.starledger.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.embedded.RegistryAddress;
import io.starledger.schemas.avro.RatingEvent;

import org.apache.avro.Schema;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;

/**
 * Registers schemas that nobody has yet, each under a subject of its own. The registry gives ids
 * one after the other, so an event can say which schema it has before that is known.
 */
public final class LateSchemas implements AutoCloseable {
    private static final int AHEAD = 20;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final RegistryAddress registry;

    public LateSchemas(RegistryAddress registry) {
        this.registry = registry;
    }

    /** An id that nothing has yet. */
    public int unknown() {
        return idOf(variant()) + AHEAD;
    }

    /** From now on {@code unknown} is a schema of rating events. */
    public void register(int unknown) {
        int given;
        do {
            given = idOf(variant());
        } while (given < unknown);
        assertThat(given).isEqualTo(unknown);
    }

    public int idOf(Schema schema) {
        URI uri =
                URI.create(
                        "%s/subjects/late-%s/versions"
                                .formatted(registry.confluentUrl(), UUID.randomUUID()));
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        JSON.writeValueAsString(
                                                Map.of("schema", schema.toString()))))
                        .build();
        try {
            return JSON.readTree(client.send(request, BodyHandlers.ofString()).body())
                    .get("id")
                    .asInt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /** The same schema, but not the same text. */
    private static Schema variant() {
        return new Schema.Parser()
                .parse(
                        RatingEvent.getClassSchema()
                                .toString()
                                .replaceFirst(
                                        "\\{", "{\"variant\":\"" + UUID.randomUUID() + "\","));
    }
}
