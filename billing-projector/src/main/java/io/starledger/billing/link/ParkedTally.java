package io.starledger.billing.link;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** How many deliveries wait in one task, and since when. Safe for use by many threads. */
final class ParkedTally {
    private final TreeMap<Instant, Integer> byReceipt = new TreeMap<>();
    private long count;

    synchronized void add(Instant receivedAt) {
        byReceipt.merge(receivedAt, 1, Integer::sum);
        count++;
    }

    synchronized void remove(Instant receivedAt) {
        byReceipt.computeIfPresent(receivedAt, (_, waiting) -> waiting == 1 ? null : waiting - 1);
        count--;
    }

    synchronized long count() {
        return count;
    }

    /** When the one that waits longest was received; null if none waits. */
    synchronized @Nullable Instant oldest() {
        Map.@Nullable Entry<Instant, Integer> first = byReceipt.firstEntry();
        return first == null ? null : first.getKey();
    }
}
