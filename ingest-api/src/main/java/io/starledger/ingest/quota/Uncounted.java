package io.starledger.ingest.quota;

import io.starledger.platform.quota.CountedUpTo;
import io.starledger.platform.quota.Period;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Ratings of one tenant that this instance had acknowledged and that are in no quota yet. They are
 * kept by partition in runs of one second; beyond so many runs, neighbours become one, so that a
 * quota that stands still for long takes no more memory and never counts less. Not for several
 * threads.
 */
final class Uncounted {
    static final int RUNS = 64;

    private static final long SECOND = 1_000;

    private final Map<Integer, Deque<Run>> byPartition = new HashMap<>();
    private CountedUpTo counted = CountedUpTo.NOTHING;
    private @Nullable Period period;
    private long sum;

    /** Some ratings, one after the other in a partition. */
    private static final class Run {
        private final long firstAt;
        private long lastAt;
        private long lastOffset;
        private long count;

        Run(long offset, long at) {
            this.firstAt = at;
            this.lastAt = at;
            this.lastOffset = offset;
            this.count = 1;
        }

        boolean isOfSecond(long at) {
            return lastAt / SECOND == at / SECOND;
        }

        void add(long offset, long at) {
            lastOffset = Math.max(lastOffset, offset);
            lastAt = Math.max(lastAt, at);
            count++;
        }

        void add(Run later) {
            lastOffset = Math.max(lastOffset, later.lastOffset);
            lastAt = Math.max(lastAt, later.lastAt);
            count += later.count;
        }

        /** Between two places in the log there are no more ratings than places. */
        long beyond(long offset) {
            return Math.min(count, lastOffset - offset);
        }
    }

    /** The log has acknowledged one. */
    void add(int partition, long offset, Instant acceptedAt) {
        if (offset <= counted.in(partition)) {
            return;
        }
        long at = acceptedAt.toEpochMilli();
        Deque<Run> runs = byPartition.computeIfAbsent(partition, _ -> new ArrayDeque<>());
        Run last = runs.peekLast();
        if (last != null && last.isOfSecond(at)) {
            last.add(offset, at);
        } else {
            if (runs.size() >= RUNS) {
                halve(runs);
            }
            runs.add(new Run(offset, at));
        }
        if (period == null || period.contains(acceptedAt)) {
            sum++;
        }
    }

    /** Those of {@code asked} that are beyond {@code upTo}, and forgets those that are not. */
    long in(Period asked, CountedUpTo upTo) {
        if (upTo != counted || !asked.equals(period)) {
            counted = upTo;
            period = asked;
            sum = settle(asked);
        }
        return sum;
    }

    /** When the oldest was accepted; null if there is none. */
    @Nullable Instant oldest() {
        Instant oldest = null;
        for (Deque<Run> runs : byPartition.values()) {
            Run first = runs.peekFirst();
            if (first != null) {
                Instant at = Instant.ofEpochMilli(first.firstAt);
                oldest = oldest == null || at.isBefore(oldest) ? at : oldest;
            }
        }
        return oldest;
    }

    int runs() {
        return byPartition.values().stream().mapToInt(Deque::size).sum();
    }

    private long settle(Period asked) {
        long left = 0;
        Iterator<Map.Entry<Integer, Deque<Run>>> partitions = byPartition.entrySet().iterator();
        while (partitions.hasNext()) {
            Map.Entry<Integer, Deque<Run>> partition = partitions.next();
            long upTo = counted.in(partition.getKey());
            Deque<Run> runs = partition.getValue();
            runs.removeIf(run -> run.lastOffset <= upTo);
            for (Run run : runs) {
                if (asked.contains(Instant.ofEpochMilli(run.lastAt))) {
                    left += run.beyond(upTo);
                }
            }
            if (runs.isEmpty()) {
                partitions.remove();
            }
        }
        return left;
    }

    private static void halve(Deque<Run> runs) {
        for (int pairs = runs.size() / 2; pairs > 0; pairs--) {
            Run first = runs.removeFirst();
            first.add(runs.removeFirst());
            runs.addLast(first);
        }
    }
}
