package io.starledger.cli.verify;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.Map;

/**
 * How far a row of use has counted the log.
 *
 * @param offsets by partition, each with all before it
 */
record CountedUpTo(Map<Integer, Long> offsets) {
    static final CountedUpTo NOTHING = new CountedUpTo(Map.of());

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<Integer, Long>> OFFSETS = new TypeReference<>() {};

    static CountedUpTo of(String json) {
        return new CountedUpTo(JSON.readValue(json, OFFSETS));
    }

    boolean includes(int partition, long offset) {
        return offset <= offsets.getOrDefault(partition, -1L);
    }

    /** A row with this many ratings, beyond {@code end} if anything counted in it is. */
    ViewRow row(String key, long ratings, LogEnd end) {
        Map.Entry<Integer, Long> place =
                offsets.entrySet().stream()
                        .filter(it -> it.getValue() >= end.of(it.getKey()))
                        .findAny()
                        .orElse(Map.entry(0, -1L));
        return new ViewRow(
                key,
                Columns.builder()
                        .with("ratings", ratings)
                        .with("source_partition", place.getKey())
                        .with("source_offset", place.getValue())
                        .build());
    }
}
