package io.starledger.billing.stripe;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Payloads as Stripe sends them, in the shape of its OpenAPI description. The fields that nothing
 * reads stand for all others there are.
 */
public final class Payloads {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Payloads() {}

    /** An object of alternating names and values; a null value stays in as one. */
    public static Map<String, Object> object(@Nullable Object... fields) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            put(object, String.valueOf(fields[i]), fields[i + 1]);
        }
        return object;
    }

    @SuppressWarnings("NullAway")
    private static void put(Map<String, Object> object, String name, @Nullable Object value) {
        object.put(name, value);
    }

    public static Map<String, Object> list(List<?> data) {
        return object("object", "list", "data", data, "has_more", false, "url", "/v1/list");
    }

    /**
     * The envelope of an event about {@code object}, which was otherwise before if that is told.
     */
    public static byte[] event(
            EventHead head, Map<String, ?> object, @Nullable Map<String, ?> previous) {
        Map<String, Object> data = object("object", object);
        if (previous != null) {
            data.put("previous_attributes", previous);
        }
        return json(
                object(
                        "id",
                        head.id(),
                        "object",
                        "event",
                        "api_version",
                        "2025-09-30.clover",
                        "created",
                        head.created(),
                        "livemode",
                        false,
                        "pending_webhooks",
                        1,
                        "request",
                        object("id", null, "idempotency_key", null),
                        "type",
                        head.type(),
                        "data",
                        data));
    }

    /** What identifies an event and says what it is. */
    public record EventHead(String id, long created, String type) {}

    public static byte[] json(Object value) {
        return JSON.writeValueAsBytes(value);
    }

    /**
     * The fields of {@code before} that differ in {@code after}, as {@code previous_attributes}
     * tell them: within objects likewise, lists in whole, null for what was not there.
     */
    public static Map<String, Object> difference(Map<String, ?> before, Map<String, ?> after) {
        Map<String, Object> difference = new LinkedHashMap<>();
        after.forEach(
                (name, now) -> {
                    @Nullable Object then = before.get(name);
                    if (then instanceof Map<?, ?> thenObject
                            && now instanceof Map<?, ?> nowObject
                            && !then.equals(now)) {
                        difference.put(name, difference(named(thenObject), named(nowObject)));
                    } else if (!Objects.equals(then, now)) {
                        put(difference, name, then);
                    }
                });
        return difference;
    }

    private static Map<String, Object> named(Map<?, ?> object) {
        Map<String, Object> named = new LinkedHashMap<>();
        object.forEach((name, value) -> put(named, String.valueOf(name), value));
        return named;
    }
}
