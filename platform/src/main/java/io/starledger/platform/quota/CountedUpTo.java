package io.starledger.platform.quota;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Up to where in {@code ratings.events.v1} a tenant's ratings are counted. */
public final class CountedUpTo {
    public static final CountedUpTo NOTHING = new CountedUpTo(new long[0]);

    private static final long NONE = -1;

    private final long[] offsets;

    private CountedUpTo(long[] offsets) {
        this.offsets = offsets;
    }

    /** The last offset that is counted; -1 if none of the partition is. */
    public long in(int partition) {
        return partition < offsets.length ? offsets[partition] : NONE;
    }

    /** Whether what is counted there is counted here. */
    boolean hasAllOf(CountedUpTo other) {
        return IntStream.range(0, other.offsets.length)
                .allMatch(partition -> in(partition) >= other.in(partition));
    }

    /** These and one more. */
    public CountedUpTo and(int partition, long offset) {
        int before = offsets.length;
        long[] more = Arrays.copyOf(offsets, Math.max(before, partition + 1));
        if (more.length > before) {
            Arrays.fill(more, before, more.length, NONE);
        }
        more[partition] = offset;
        return new CountedUpTo(more);
    }
}
