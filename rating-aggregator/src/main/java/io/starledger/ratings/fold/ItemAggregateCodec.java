package io.starledger.ratings.fold;

import io.starledger.schemas.avro.ItemAggregate;
import io.starledger.schemas.ids.ItemKey;

/** An item's counts as {@code ratings.items.v1} carries them. */
public final class ItemAggregateCodec {
    private ItemAggregateCodec() {}

    static ItemAggregate encode(ItemKey key, ItemCounts counts, LogPosition position) {
        Histogram histogram = counts.histogram();
        return new ItemAggregate(
                key.tenant().value(),
                key.item().value(),
                histogram.ones(),
                histogram.twos(),
                histogram.threes(),
                histogram.fours(),
                histogram.fives(),
                counts.revision(),
                counts.updatedAt(),
                position.partition(),
                position.offset());
    }

    public static ItemCounts countsOf(ItemAggregate aggregate) {
        return new ItemCounts(
                new Histogram(
                        aggregate.getCount1(),
                        aggregate.getCount2(),
                        aggregate.getCount3(),
                        aggregate.getCount4(),
                        aggregate.getCount5()),
                aggregate.getRevision(),
                aggregate.getUpdatedAt());
    }

    public static LogPosition positionOf(ItemAggregate aggregate) {
        return new LogPosition(aggregate.getSourcePartition(), aggregate.getSourceOffset());
    }
}
