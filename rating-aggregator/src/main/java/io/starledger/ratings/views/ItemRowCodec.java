package io.starledger.ratings.views;

import io.starledger.platform.projection.Batch;
import io.starledger.platform.projection.Batch.Entry;
import io.starledger.ratings.fold.ItemAggregateCodec;
import io.starledger.ratings.items.ItemRow;
import io.starledger.schemas.avro.ItemAggregate;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.topics.Topics;

import java.util.ArrayList;
import java.util.List;

/** The items of a batch as rows, the last of each item. */
final class ItemRowCodec {
    private ItemRowCodec() {}

    static List<ItemRow> rows(Batch batch) {
        List<ItemRow> rows = new ArrayList<>();
        for (Entry<ItemKey, ItemAggregate> entry :
                LatestRecordCodec.of(batch.of(Topics.ITEM_AGGREGATES))) {
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
