package io.starledger.billing.stripe;

import io.starledger.platform.streams.InvalidRecordException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The fields of a JSON object by name. What is missing or of another type than expected ends in an
 * {@link InvalidRecordException} that says where it stands, what was expected and what came. A null
 * is the same as no field.
 *
 * @param path how the object is reached from the payload's root, for messages
 */
record Fields(JsonNode object, String path) {
    private static final int SHOWN = 40;

    static Fields of(@Nullable JsonNode node, String path) {
        if (node == null || !node.isObject()) {
            throw new InvalidRecordException(
                    "expected " + path + " to be an object but was " + described(node));
        }
        return new Fields(node, path);
    }

    String text(String name) {
        return required(name, "a text", optionalText(name));
    }

    @Nullable String optionalText(String name) {
        @Nullable JsonNode node = get(name);
        if (node == null) {
            return null;
        }
        if (!node.isString() || node.stringValue().isEmpty()) {
            throw expected(name, "a text");
        }
        return node.stringValue();
    }

    /** The id of an object that stands here by its id or, expanded, in whole. */
    @Nullable String optionalId(String name) {
        @Nullable JsonNode node = get(name);
        return node != null && node.isObject() ? of(node, at(name)).text("id") : optionalText(name);
    }

    String id(String name) {
        return required(name, "an id", optionalId(name));
    }

    long number(String name) {
        return required(name, "a whole number", optionalNumber(name));
    }

    long numberOr(String name, long absent) {
        @Nullable Long number = optionalNumber(name);
        return number == null ? absent : number;
    }

    Instant instant(String name) {
        return required(name, "seconds since 1970", optionalInstant(name));
    }

    @Nullable Instant optionalInstant(String name) {
        @Nullable Long seconds = optionalNumber(name);
        try {
            return seconds == null ? null : Instant.ofEpochSecond(seconds);
        } catch (DateTimeException _) {
            throw expected(name, "seconds since 1970");
        }
    }

    boolean flag(String name) {
        @Nullable JsonNode node = get(name);
        if (node != null && !node.isBoolean()) {
            throw expected(name, "true or false");
        }
        return node != null && node.booleanValue();
    }

    <T> T oneOf(String name, Map<String, T> known) {
        @Nullable T value = known.get(text(name));
        if (value == null) {
            throw expected(name, "one of " + new TreeSet<>(known.keySet()));
        }
        return value;
    }

    Fields object(String name) {
        return of(get(name), at(name));
    }

    @Nullable Fields optionalObject(String name) {
        @Nullable JsonNode node = get(name);
        return node == null ? null : of(node, at(name));
    }

    /** The objects of an array, or of one of Stripe's lists, which keep theirs in {@code data}. */
    List<Fields> objects(String name) {
        @Nullable JsonNode node = get(name);
        if (node != null && node.isObject()) {
            return of(node, at(name)).objects("data");
        }
        if (node == null || !node.isArray()) {
            throw expected(name, "a list");
        }
        List<Fields> objects = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            objects.add(of(node.get(i), at(name) + "[" + i + "]"));
        }
        return objects;
    }

    InvalidRecordException expected(String name, String what) {
        return new InvalidRecordException(
                "expected " + at(name) + " to be " + what + " but was " + described(get(name)));
    }

    private @Nullable Long optionalNumber(String name) {
        @Nullable JsonNode node = get(name);
        if (node == null) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw expected(name, "a whole number");
        }
        return node.longValue();
    }

    private @Nullable JsonNode get(String name) {
        @Nullable JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private String at(String name) {
        return path + "." + name;
    }

    private <T> T required(String name, String what, @Nullable T value) {
        if (value == null) {
            throw expected(name, what);
        }
        return value;
    }

    private static String described(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return "not there";
        }
        String text = node.toString();
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
