package io.starledger.ratings.fold;

import io.starledger.schemas.avro.StoredCounts;

import org.jspecify.annotations.Nullable;

/** Counts as the store keeps them. */
final class CountsCodec {
    private CountsCodec() {}

    static ItemCounts decode(@Nullable StoredCounts stored) {
        return stored == null
                ? ItemCounts.NONE
                : new ItemCounts(
                        new Histogram(
                                stored.getCount1(),
                                stored.getCount2(),
                                stored.getCount3(),
                                stored.getCount4(),
                                stored.getCount5()),
                        stored.getRevision(),
                        stored.getUpdatedAt());
    }

    static StoredCounts encode(ItemCounts counts) {
        Histogram histogram = counts.histogram();
        return new StoredCounts(
                histogram.ones(),
                histogram.twos(),
                histogram.threes(),
                histogram.fours(),
                histogram.fives(),
                counts.revision(),
                counts.updatedAt());
    }
}
