package io.starledger.ratings.fold;

import io.starledger.platform.generation.Generation;
import io.starledger.platform.streams.PromptProcessor;
import io.starledger.platform.streams.StoreSerde;
import io.starledger.schemas.avro.StoredCounts;
import io.starledger.schemas.avro.StoredStanding;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.RaterKey;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topics;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

import java.util.function.Function;

/**
 * The topology of ratings.
 *
 * <pre>
 * ratings.events.v1 -> read-events -> replace-rating -> count-item -> write-items   -> ratings.items.v1
 *                                       (standing-by-rater)  (counts-by-item)
 *                                           \---------------------- write-current -> ratings.current.v1
 * </pre>
 */
public final class RatingsTopology {
    /** Of the first generation. */
    public static final String APPLICATION_ID = "rating-aggregator";

    public static final String STANDING_BY_RATER = "standing-by-rater";
    public static final String COUNTS_BY_ITEM = "counts-by-item";
    static final String REPLACE_RATING = "replace-rating";
    static final String COUNT_ITEM = "count-item";
    static final String WRITE_CURRENT = "write-current";
    static final String WRITE_ITEMS = "write-items";
    private static final String READ_EVENTS = "read-events";

    private RatingsTopology() {}

    public static Topology build(Serdes serdes, Generation generation) {
        return build(serdes, generation, Stores::persistentKeyValueStore);
    }

    /** On other stores than RocksDB's; each is made by its name. */
    public static Topology build(
            Serdes serdes,
            Generation generation,
            Function<String, KeyValueBytesStoreSupplier> stores) {
        return new Topology()
                .addSource(
                        READ_EVENTS,
                        Serdes.keyOf(Topics.RATING_EVENTS).deserializer(),
                        serdes.valueDeserializer(Topics.RATING_EVENTS),
                        Topics.RATING_EVENTS.name())
                .addProcessor(
                        REPLACE_RATING,
                        PromptProcessor.of(ReplaceRatingProcessor::new),
                        READ_EVENTS)
                .addProcessor(COUNT_ITEM, CountItemProcessor::new, REPLACE_RATING)
                .addStateStore(standingByRater(stores), REPLACE_RATING)
                .addStateStore(countsByItem(stores), COUNT_ITEM)
                .addSink(
                        WRITE_CURRENT,
                        generation.of(Topics.CURRENT_RATINGS).name(),
                        Serdes.keyOf(Topics.CURRENT_RATINGS).serializer(),
                        serdes.valueSerializer(Topics.CURRENT_RATINGS),
                        REPLACE_RATING)
                .addSink(
                        WRITE_ITEMS,
                        generation.of(Topics.ITEM_AGGREGATES).name(),
                        Serdes.keyOf(Topics.ITEM_AGGREGATES).serializer(),
                        serdes.valueSerializer(Topics.ITEM_AGGREGATES),
                        COUNT_ITEM);
    }

    /** Not cached: hardly a rater is met twice before a transaction ends. */
    private static StoreBuilder<KeyValueStore<RaterKey, StoredStanding>> standingByRater(
            Function<String, KeyValueBytesStoreSupplier> stores) {
        return store(
                stores.apply(STANDING_BY_RATER),
                Serdes.keyOf(Topics.CURRENT_RATINGS),
                standingSerde());
    }

    private static StoreBuilder<KeyValueStore<ItemKey, StoredCounts>> countsByItem(
            Function<String, KeyValueBytesStoreSupplier> stores) {
        return store(
                        stores.apply(COUNTS_BY_ITEM),
                        Serdes.keyOf(Topics.ITEM_AGGREGATES),
                        countsSerde())
                .withCachingEnabled();
    }

    static StoreSerde<StoredStanding> standingSerde() {
        return new StoreSerde<>(
                StoredStanding.getEncoder(), StoredStanding.createDecoder(StoreSerde.SCHEMAS));
    }

    static StoreSerde<StoredCounts> countsSerde() {
        return new StoreSerde<>(
                StoredCounts.getEncoder(), StoredCounts.createDecoder(StoreSerde.SCHEMAS));
    }

    private static <K, V extends SpecificRecord> StoreBuilder<KeyValueStore<K, V>> store(
            KeyValueBytesStoreSupplier store, Serde<K> keys, Serde<V> values) {
        return Stores.keyValueStoreBuilder(store, keys, values);
    }
}
