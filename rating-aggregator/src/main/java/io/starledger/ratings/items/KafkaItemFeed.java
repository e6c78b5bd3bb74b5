package io.starledger.ratings.items;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.platform.kafka.TopicFollower;
import io.starledger.platform.position.Position;
import io.starledger.platform.streams.PassingFaults;
import io.starledger.ratings.fold.ItemAggregateCodec;
import io.starledger.ratings.fold.ItemCounts;
import io.starledger.ratings.fold.LogPosition;
import io.starledger.schemas.avro.ItemAggregate;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.ItemPartitioner;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hands each record of {@code ratings.items.v1} to those who watch its item. One that cannot be
 * read is passed over: the view's projection keeps it.
 */
final class KafkaItemFeed implements TopicFollower.Intake {
    private final Deserializer<ItemKey> keys = Serdes.keyOf(Topics.ITEM_AGGREGATES).deserializer();
    private final Deserializer<ItemAggregate> values;
    private final Map<ItemKey, Set<FluxSink<ItemCounts>>> watchers = new ConcurrentHashMap<>();
    private final Map<Integer, ConsumerRecord<byte[], byte[]>> newest = new ConcurrentHashMap<>();

    KafkaItemFeed(Serdes serdes) {
        this.values = serdes.valueDeserializer(Topics.ITEM_AGGREGATES);
    }

    /**
     * What becomes of the item from the moment of the subscription on. Of states that come faster
     * than they are asked for only the newest is kept.
     */
    Flux<ItemCounts> changes(ItemKey item) {
        return Flux.create(
                sink -> {
                    watchers.compute(item, (_, known) -> with(known, sink));
                    sink.onDispose(
                            () -> watchers.computeIfPresent(item, (_, all) -> without(all, sink)));
                },
                FluxSink.OverflowStrategy.LATEST);
    }

    /**
     * Where the item's partition stands: whoever reads the view after this position, and watches
     * since before, misses no state.
     */
    Position reached(ItemKey item) {
        int partition =
                ItemPartitioner.partition(
                        item.toString().getBytes(UTF_8), Topics.RATINGS_PARTITIONS);
        ConsumerRecord<byte[], byte[]> last = newest.get(partition);
        ItemAggregate aggregate = last == null ? null : value(last);
        if (aggregate == null) {
            return Position.EMPTY;
        }
        LogPosition source = ItemAggregateCodec.positionOf(aggregate);
        return new Position(Map.of(source.partition(), source.offset()));
    }

    @Override
    public void take(ConsumerRecord<byte[], byte[]> record) {
        ItemKey item = key(record);
        if (item == null) {
            return;
        }
        // In this order: whoever is not among the watchers yet will find that the partition moved
        // on.
        newest.put(record.partition(), record);
        Set<FluxSink<ItemCounts>> watching = watchers.getOrDefault(item, Set.of());
        ItemAggregate aggregate = watching.isEmpty() ? null : value(record);
        if (aggregate != null) {
            ItemCounts counts = ItemAggregateCodec.countsOf(aggregate);
            watching.forEach(watcher -> watcher.next(counts));
        }
    }

    @Override
    public void close() {
        values.close();
    }

    private @Nullable ItemKey key(ConsumerRecord<byte[], byte[]> record) {
        try {
            return keys.deserialize(record.topic(), record.key());
        } catch (SerializationException _) {
            return null;
        }
    }

    private synchronized @Nullable ItemAggregate value(ConsumerRecord<byte[], byte[]> record) {
        try {
            return values.deserialize(record.topic(), record.value());
        } catch (SerializationException e) {
            if (PassingFaults.isPassing(e)) {
                throw e;
            }
            return null;
        }
    }

    private static Set<FluxSink<ItemCounts>> with(
            @Nullable Set<FluxSink<ItemCounts>> known, FluxSink<ItemCounts> sink) {
        Set<FluxSink<ItemCounts>> all = known == null ? ConcurrentHashMap.newKeySet(1) : known;
        all.add(sink);
        return all;
    }

    private static @Nullable Set<FluxSink<ItemCounts>> without(
            Set<FluxSink<ItemCounts>> all, FluxSink<ItemCounts> sink) {
        all.remove(sink);
        return all.isEmpty() ? null : all;
    }
}
