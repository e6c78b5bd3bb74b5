package io.starledger.ratings.fold;

import static java.util.Objects.requireNonNull;

import io.starledger.platform.streams.Emission;
import io.starledger.schemas.avro.ItemAggregate;
import io.starledger.schemas.avro.StoredCounts;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Counts a change of one rater's score in its item, and emits the item's counts. */
final class CountItemProcessor implements Processor<ItemKey, RatingChange, ItemKey, ItemAggregate> {
    private static final Emission EMISSION =
            new Emission(
                    "io.starledger.item.counted.v1", Topics.ITEM_AGGREGATES, "rating-aggregator");

    private @Nullable ProcessorContext<ItemKey, ItemAggregate> context;
    private @Nullable KeyValueStore<ItemKey, StoredCounts> countsByItem;

    @Override
    public void init(ProcessorContext<ItemKey, ItemAggregate> initial) {
        context = initial;
        countsByItem = initial.getStateStore(RatingsTopology.COUNTS_BY_ITEM);
    }

    @Override
    public void process(Record<ItemKey, RatingChange> change) {
        ItemKey item = change.key();
        ItemCounts before = CountsCodec.decode(requireNonNull(countsByItem).get(item));
        ItemCounts after = before.after(change.value());
        if (!after.equals(before)) {
            countsByItem.put(item, CountsCodec.encode(after));
        }
        ProcessorContext<ItemKey, ItemAggregate> to = requireNonNull(context);
        to.forward(
                new Record<>(
                        item,
                        ItemAggregateCodec.encode(item, after, KafkaPosition.of(to)),
                        change.timestamp(),
                        EMISSION.headers(
                                change.value().eventId(),
                                change.value().acceptedAt(),
                                change.headers())));
    }
}
