package io.starledger.cli.verify;

import java.util.HashMap;
import java.util.Map;

/** What one tenant had accepted in one hour. */
final class PlainHour implements Folded {
    private final Map<Integer, Long> lastOffsets = new HashMap<>();
    private long ratings;

    /** Offsets of one partition ascend. */
    void add(int partition, long offset) {
        ratings++;
        lastOffsets.put(partition, offset);
    }

    boolean isIn(CountedUpTo counted) {
        return lastOffsets.entrySet().stream()
                .allMatch(last -> counted.includes(last.getKey(), last.getValue()));
    }

    @Override
    public Columns columns() {
        return Columns.builder().with("ratings", ratings).build();
    }
}
