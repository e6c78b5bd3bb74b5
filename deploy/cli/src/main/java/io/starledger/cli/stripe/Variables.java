package io.starledger.cli.stripe;

import io.starledger.schemas.ids.TenantId;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What a text that begins with {@code $} stands for: times in seconds, and ids. A tenant has one
 * customer, one subscription and so on, the same in every event, unless it is set otherwise.
 */
record Variables(Map<String, JsonNode> values) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Duration MONTH = Duration.ofDays(30);
    private static final int ID_BYTES = 12;
    private static final Map<String, String> IDS =
            Map.ofEntries(
                    Map.entry("$subscription", "sub_"),
                    Map.entry("$item", "si_"),
                    Map.entry("$session", "cs_test_"),
                    Map.entry("$invoice", "in_"),
                    Map.entry("$line", "il_"),
                    Map.entry("$invoice_payment", "inpay_"),
                    Map.entry("$payment_intent", "pi_"),
                    Map.entry("$charge", "ch_"),
                    Map.entry("$refund", "re_"),
                    Map.entry("$dispute", "dp_"),
                    Map.entry("$credit_note", "cn_"),
                    Map.entry("$entitlement", "ent_"),
                    Map.entry("$clock", "clock_"));

    /**
     * @param checkout the {@code client_reference_id} of a checkout that was begun for {@code
     *     tenant}
     */
    static Variables of(TenantId tenant, String checkout, Instant now, RandomGenerator random) {
        Map<String, JsonNode> values = new HashMap<>();
        IDS.forEach((name, prefix) -> values.put(name, NODES.stringNode(prefix + hex(tenant))));
        values.put("$checkout", NODES.stringNode(checkout));
        values.put("$customer", NODES.stringNode(customerOf(tenant)));
        values.put("$event", NODES.stringNode("evt_" + hex(random)));
        values.put("$now", seconds(now));
        values.put("$tomorrow", seconds(now.plus(Duration.ofDays(1))));
        values.put("$in_three_days", seconds(now.plus(Duration.ofDays(3))));
        values.put("$next_month", seconds(now.plus(MONTH)));
        return new Variables(values);
    }

    static String customerOf(TenantId tenant) {
        return "cus_" + hex(tenant);
    }

    /** {@code template} with every variable replaced; itself stays as it is. */
    JsonNode fill(JsonNode template) {
        return switch (template) {
            case ObjectNode object -> {
                ObjectNode filled = NODES.objectNode();
                object.properties().forEach(e -> filled.set(e.getKey(), fill(e.getValue())));
                yield filled;
            }
            case ArrayNode array -> {
                ArrayNode filled = NODES.arrayNode();
                array.forEach(element -> filled.add(fill(element)));
                yield filled;
            }
            case JsonNode text when text.isString() && text.asString().startsWith("$") ->
                    value(text.asString());
            default -> template;
        };
    }

    JsonNode value(String name) {
        JsonNode value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("expected a variable but was " + name);
        }
        return value;
    }

    private static JsonNode seconds(Instant at) {
        return NODES.numberNode(at.getEpochSecond());
    }

    private static String hex(TenantId tenant) {
        return tenant.toString().replace("-", "");
    }

    private static String hex(RandomGenerator random) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
