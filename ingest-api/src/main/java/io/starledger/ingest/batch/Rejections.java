package io.starledger.ingest.batch;

import io.starledger.platform.problem.ProblemType;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The rejected lines of one call: all are counted, the first ones are listed. */
final class Rejections {
    private final int listedAtMost;
    private final List<RejectedLine> listed = new ArrayList<>();
    private final Map<ProblemType, Long> counts = new EnumMap<>(ProblemType.class);

    Rejections(int listedAtMost) {
        this.listedAtMost = listedAtMost;
    }

    void add(RejectedLine line) {
        counts.merge(line.type(), 1L, Long::sum);
        if (listed.size() < listedAtMost) {
            listed.add(line);
        }
    }

    long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    Map<ProblemType, Long> counts() {
        return Map.copyOf(counts);
    }

    List<RejectedLine> listed() {
        return List.copyOf(listed);
    }
}
