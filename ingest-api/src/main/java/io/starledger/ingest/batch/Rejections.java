package io.starledger.ingest.batch;

import java.util.ArrayList;
import java.util.List;

/** The rejected lines of one call: all are counted, the first ones are listed. */
final class Rejections {
    private final int listedAtMost;
    private final List<RejectedLine> listed = new ArrayList<>();
    private long count;

    Rejections(int listedAtMost) {
        this.listedAtMost = listedAtMost;
    }

    void add(RejectedLine line) {
        count++;
        if (listed.size() < listedAtMost) {
            listed.add(line);
        }
    }

    long count() {
        return count;
    }

    List<RejectedLine> listed() {
        return List.copyOf(listed);
    }
}
