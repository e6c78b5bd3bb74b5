package io.starledger.ratings.views;

import static java.util.Comparator.comparingLong;

import io.starledger.platform.projection.Batch;
import io.starledger.platform.projection.Batch.Entry;
import io.starledger.ratings.fold.ItemAggregateCodec;
import io.starledger.ratings.items.ItemRow;
import io.starledger.schemas.avro.ItemAggregate;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.topics.Topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The items of a batch as rows, the newest of each item. */
final class ItemRowCodec {
    private static final Comparator<ItemAggregate> POSITION =
            comparingLong(ItemAggregate::getSourceOffset);

    private ItemRowCodec() {}

    static List<ItemRow> rows(Batch batch, Topic<ItemKey, ItemAggregate> items) {
        List<ItemRow> rows = new ArrayList<>();
        for (Entry<ItemKey, ItemAggregate> entry : batch.newest(items, POSITION)) {
            ItemAggregate aggregate = entry.value();
            if (aggregate != null) {
                rows.add(
                        new ItemRow(
                                entry.key(),
                                ItemAggregateCodec.countsOf(aggregate),
                                ItemAggregateCodec.positionOf(aggregate)));
            }
        }
        return rows;
    }
}
