package io.starledger.billing.history;

import java.time.Instant;
import java.util.Comparator;

/**
 * Where a fact stands among those of its tenant: after all that were known before it.
 *
 * @param knownAt when it was accepted
 * @param source {@link #EVENTS} or {@link #GRANTS}; of two facts of one instant the event is first
 * @param offset in its log, in which a tenant has one partition
 */
record FactPlace(Instant knownAt, int source, long offset) implements Comparable<FactPlace> {
    static final int EVENTS = 0;
    static final int GRANTS = 1;
    private static final Comparator<FactPlace> ORDER =
            Comparator.comparing(FactPlace::knownAt)
                    .thenComparing(FactPlace::source)
                    .thenComparing(FactPlace::offset);

    @Override
    public int compareTo(FactPlace other) {
        return ORDER.compare(this, other);
    }
}
