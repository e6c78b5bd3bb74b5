package io.starledger.cli.verify;

import java.util.List;
import java.util.Map;

/**
 * The next offset of each partition when the command began; a partition that is none has no end.
 */
record LogEnd(Map<Integer, Long> offsets) {
    LogEnd {
        offsets = Map.copyOf(offsets);
    }

    long of(int partition) {
        return offsets.getOrDefault(partition, Long.MAX_VALUE);
    }

    List<Integer> partitions() {
        return offsets.keySet().stream().sorted().toList();
    }

    long sum() {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }
}
