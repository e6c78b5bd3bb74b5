package io.starledger.cli.stripe;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;

/**
 * What each type of event looks like: {@code events.json} names its object and what of it is
 * special to the type, {@code objects} has each object once.
 *
 * @param events by type
 */
record EventTemplates(JsonNode events) {

    static EventTemplates shipped() {
        return new EventTemplates(read("events.json"));
    }

    Set<String> types() {
        return new TreeSet<>(events.propertyNames());
    }

    /** Throws {@link IllegalArgumentException} for a type that has none. */
    EventTemplate template(String type) {
        if (!(events.get(type) instanceof ObjectNode event)) {
            throw new IllegalArgumentException(
                    "expected a type that the platform makes something of, such as"
                            + " customer.subscription.updated, but was '%s'; see --help"
                                    .formatted(type));
        }
        return new EventTemplate(
                type,
                event,
                (ObjectNode) read("objects/" + event.path("object").asString() + ".json"));
    }

    private static JsonNode read(String resource) {
        try (InputStream in = EventTemplates.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("expected a resource " + resource);
            }
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
