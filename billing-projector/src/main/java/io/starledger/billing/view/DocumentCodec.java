package io.starledger.billing.view;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** Documents as {@code jsonb} columns keep them. */
final class DocumentCodec {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();
    private static final TypeReference<List<UsedPeriod>> PERIODS = new TypeReference<>() {};

    private DocumentCodec() {}

    static String write(Object document) {
        return JSON.writeValueAsString(document);
    }

    static AccountDocument account(String json) {
        return JSON.readValue(json, AccountDocument.class);
    }

    static QuotaDocument quota(String json) {
        return JSON.readValue(json, QuotaDocument.class);
    }

    static List<UsedPeriod> periods(String json) {
        return JSON.readValue(json, PERIODS);
    }
}
