package io.starledger.ratings.fold;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * An item's histogram and how it came to be.
 *
 * @param revision how many times the histogram has changed
 * @param updatedAt {@code accepted_at} of the fact that last changed it; null before the first
 */
public record ItemCounts(Histogram histogram, long revision, @Nullable Instant updatedAt) {
    public static final ItemCounts NONE = new ItemCounts(Histogram.EMPTY, 0, null);

    /** Whichever of two states of one item came later. */
    public ItemCounts orNewer(ItemCounts other) {
        return other.revision > revision ? other : this;
    }

    /**
     * These counts with one rater's counted score changed; these very counts if it did not change.
     */
    ItemCounts after(RatingChange change) {
        if (change.before().equals(change.after())) {
            return this;
        }
        Histogram changed = change.before().map(histogram::minus).orElse(histogram);
        return new ItemCounts(
                change.after().map(changed::plus).orElse(changed),
                revision + 1,
                change.acceptedAt());
    }
}
