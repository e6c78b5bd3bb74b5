package io.starledger.cli.verify;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** A row's values by column, each as one text, so that rows of any store can be compared. */
record Columns(Map<String, String> values) {
    static final String NULL = "null";

    static Builder builder() {
        return new Builder();
    }

    /** Collects values; an absent one is {@value Columns#NULL}. */
    static final class Builder {
        private final Map<String, String> values = new LinkedHashMap<>();

        Builder with(String column, Object value) {
            values.put(column, value.toString());
            return this;
        }

        Builder without(String column) {
            values.put(column, NULL);
            return this;
        }

        Builder withMicros(String column, long epochMicros) {
            return with(column, Instant.EPOCH.plus(epochMicros, ChronoUnit.MICROS));
        }

        Builder withMillis(String column, long epochMillis) {
            return with(column, Instant.ofEpochMilli(epochMillis));
        }

        Columns build() {
            return new Columns(values);
        }
    }
}
