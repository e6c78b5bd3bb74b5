package io.starledger.billing.catalogue;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import java.util.HashMap;
import java.util.Map;

/**
 * Settings as a generation keeps them: as text, each part by the name it is configured by, with
 * what holds by default.
 */
public final class BillingSettingsCodec {
    private static final String BILLING = "billing";
    private static final String PLAIN_KEY = "[a-z][a-z0-9-]*";
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                    .build();

    private BillingSettingsCodec() {}

    public static Map<String, String> encode(BillingSettings settings) {
        Map<String, String> encoded = new HashMap<>();
        put(BILLING, JSON.valueToTree(settings), encoded);
        return Map.copyOf(encoded);
    }

    /** Of all settings of a generation those that are of billing. */
    public static BillingSettings decode(Map<String, String> settings) {
        Map<String, String> encoded = new HashMap<>(settings);
        encoded.keySet().removeIf(name -> !name.startsWith(BILLING + "."));
        return new Binder(new MapConfigurationPropertySource(encoded))
                .bind(BILLING, BillingSettings.class)
                .get();
    }

    private static void put(String name, JsonNode value, Map<String, String> encoded) {
        if (value.isObject()) {
            value.properties()
                    .forEach(
                            part ->
                                    put(
                                            name
                                                    + (part.getKey().matches(PLAIN_KEY)
                                                            ? "." + part.getKey()
                                                            : "[" + part.getKey() + "]"),
                                            part.getValue(),
                                            encoded));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                put("%s[%d]".formatted(name, i), value.get(i), encoded);
            }
        } else if (!value.isNull()) {
            encoded.put(name, value.asString());
        }
    }
}
