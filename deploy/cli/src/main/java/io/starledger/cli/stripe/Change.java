package io.starledger.cli.stripe;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import java.util.List;

/**
 * One thing to be set.
 *
 * @param inEvent whether {@code path} begins at the event, else at its object
 * @param path names of fields and indexes of elements
 */
record Change(boolean inEvent, List<String> path, JsonNode value) {

    /** {@code value} is JSON, or else a text. */
    static Change parse(String path, String value) {
        boolean inEvent = path.startsWith("/");
        List<String> parts =
                List.of(inEvent ? path.substring(1).split("/", -1) : path.split("\\.", -1));
        if (parts.contains("")) {
            throw new IllegalArgumentException(
                    "expected a path such as status, items.data.0.quantity or /account but was '%s'"
                            .formatted(path));
        }
        return new Change(inEvent, parts, json(value));
    }

    /** The field of the outermost object that is changed with it. */
    String root() {
        return path.getFirst();
    }

    /** Sets the value; objects on the way that are missing are made. */
    void applyTo(ObjectNode target) {
        JsonNode at = target;
        for (String part : path.subList(0, path.size() - 1)) {
            at = step(at, part);
        }
        String last = path.getLast();
        switch (at) {
            case ObjectNode object -> object.set(last, value);
            case ArrayNode array when index(last) < array.size() -> array.set(index(last), value);
            case ArrayNode array when index(last) == array.size() -> array.add(value);
            default -> throw nothingThere(last);
        }
    }

    private JsonNode step(JsonNode at, String part) {
        return switch (at) {
            case ObjectNode object when object.get(part) != null && !object.get(part).isNull() ->
                    object.get(part);
            case ObjectNode object -> object.putObject(part);
            case ArrayNode array when index(part) < array.size() -> array.get(index(part));
            default -> throw nothingThere(part);
        };
    }

    private int index(String part) {
        try {
            return Integer.parseUnsignedInt(part);
        } catch (NumberFormatException _) {
            throw nothingThere(part);
        }
    }

    private IllegalArgumentException nothingThere(String part) {
        return new IllegalArgumentException(
                "expected a field or an element at '%s' of the path '%s'"
                        .formatted(part, String.join(inEvent ? "/" : ".", path)));
    }

    private static JsonNode json(String value) {
        try {
            JsonNode parsed = JsonMapper.shared().readTree(value);
            return parsed.isMissingNode() ? StringNode.valueOf(value) : parsed;
        } catch (JacksonException _) {
            return StringNode.valueOf(value);
        }
    }
}
