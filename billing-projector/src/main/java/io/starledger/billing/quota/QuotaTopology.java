package io.starledger.billing.quota;

import io.starledger.billing.account.AccountReducer;
import io.starledger.billing.account.AccountState;
import io.starledger.billing.account.TenantAccount;
import io.starledger.billing.catalogue.BillingRules;
import io.starledger.billing.catalogue.Catalogue;
import io.starledger.billing.usage.CountRatingsProcessor;
import io.starledger.billing.usage.Repetition;
import io.starledger.platform.generation.Generation;
import io.starledger.platform.streams.PromptProcessor;
import io.starledger.platform.streams.StoreSerde;
import io.starledger.schemas.avro.CountedRatings;
import io.starledger.schemas.avro.StoredMinute;
import io.starledger.schemas.avro.StoredUsage;
import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.ids.RecordKey;
import io.starledger.schemas.ids.TenantKey;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.ItemPartitioner;
import io.starledger.schemas.topics.Topic;
import io.starledger.schemas.topics.Topics;

import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes.ByteArraySerde;
import org.apache.kafka.common.serialization.Serdes.BytesSerde;
import org.apache.kafka.common.serialization.Serdes.LongSerde;
import org.apache.kafka.common.serialization.Serdes.StringSerde;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The topology of use and quotas. What is counted where the ratings are is sent on under its
 * tenant; accounts are under theirs already; products go to every task.
 *
 * <pre>
 * ratings.events.v1 -> count-ratings -> (counted-ratings) -+
 *      (seen-ratings, unsent-by-minute)                    +-> derive-quota -> billing.usage.v1
 * billing.accounts.v1 -------------------------------------+                -> billing.usage-hours.v1
 * billing.stripe-inbox.v1 -> pick-product -> (products) ---+                -> billing.quotas.v1
 *                     (usage-by-tenant, ratings-by-minute, ratings-by-hour, products-by-time)
 * </pre>
 */
public final class QuotaTopology {
    /** Of the first generation. */
    public static final String APPLICATION_ID = CountRatingsProcessor.READER;

    public static final String USAGE_BY_TENANT = "usage-by-tenant";
    public static final String RATINGS_BY_MINUTE = "ratings-by-minute";
    public static final String RATINGS_BY_HOUR = "ratings-by-hour";
    public static final String PRODUCTS_BY_TIME = "products-by-time";
    static final String WRITE_USAGE = "write-usage";
    static final String WRITE_USAGE_HOURS = "write-usage-hours";
    static final String WRITE_QUOTAS = "write-quotas";
    private static final String COUNT_RATINGS = "count-ratings";
    private static final String DERIVE_QUOTA = "derive-quota";
    private static final String READ_ACCOUNTS = "read-accounts";
    private static final String COUNTED = "counted-ratings";
    private static final String PRODUCTS = "products";
    private static final String SOURCE_OF = "-repartition-source";

    private static final StoreSerde<StripeDelivery> DELIVERIES =
            serde(StripeDelivery.getEncoder(), StripeDelivery.createDecoder(StoreSerde.SCHEMAS));
    private static final StoreSerde<CountedRatings> COUNTS =
            serde(CountedRatings.getEncoder(), CountedRatings.createDecoder(StoreSerde.SCHEMAS));
    private static final StoreSerde<StoredMinute> MINUTES =
            serde(StoredMinute.getEncoder(), StoredMinute.createDecoder(StoreSerde.SCHEMAS));
    private static final StoreSerde<StoredUsage> USAGE =
            serde(StoredUsage.getEncoder(), StoredUsage.createDecoder(StoreSerde.SCHEMAS));

    private QuotaTopology() {}

    /** Those by which its stages are joined, of the topology with this application id. */
    public static List<String> internalTopics(String applicationId) {
        return Stream.of(COUNTED, PRODUCTS)
                .map(name -> "%s-%s-repartition".formatted(applicationId, name))
                .toList();
    }

    /**
     * By these rules and plans.
     *
     * @param moment for how long counts are gathered before they are sent on
     */
    public static Topology build(
            Serdes serdes,
            Generation generation,
            BillingRules rules,
            Catalogue plans,
            Duration moment) {
        StreamsBuilder builder = new StreamsBuilder();
        countRatings(builder, serdes, moment);
        read(builder, serdes, generation.of(Topics.ACCOUNTS), READ_ACCOUNTS);
        read(builder, serdes, Topics.STRIPE_INBOX, "read-inbox")
                .process(
                        PromptProcessor.of(
                                () -> new PickProductProcessor(rules.billers().platform())),
                        Named.as("pick-product"))
                .repartition(
                        Repartitioned.<String, StripeDelivery>as(PRODUCTS)
                                .withKeySerde(new StringSerde())
                                .withValueSerde(DELIVERIES)
                                .withNumberOfPartitions(Topics.BILLING_PARTITIONS)
                                .withStreamPartitioner((_, _, _, count) -> all(count)));
        TenantAccount unbought = new AccountReducer(rules).accountOf(AccountState.NEW);
        Topology topology =
                builder.build()
                        .addProcessor(
                                DERIVE_QUOTA,
                                PromptProcessor.of(() -> new DeriveQuotaProcessor(unbought, plans)),
                                READ_ACCOUNTS,
                                COUNTED + SOURCE_OF,
                                PRODUCTS + SOURCE_OF);
        return withSinks(withStores(topology), serdes, generation);
    }

    private static void countRatings(StreamsBuilder builder, Serdes serdes, Duration moment) {
        builder.addStateStore(
                Stores.windowStoreBuilder(
                        Stores.persistentWindowStore(
                                CountRatingsProcessor.SEEN_RATINGS,
                                Repetition.KEPT_FOR,
                                Duration.ofMillis(1),
                                false),
                        new BytesSerde(),
                        new ByteArraySerde()));
        builder.addStateStore(
                Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(CountRatingsProcessor.UNSENT_BY_MINUTE),
                        new StringSerde(),
                        COUNTS));
        read(builder, serdes, Topics.RATING_EVENTS, "read-ratings")
                .process(
                        () -> new CountRatingsProcessor(moment),
                        Named.as(COUNT_RATINGS),
                        CountRatingsProcessor.SEEN_RATINGS,
                        CountRatingsProcessor.UNSENT_BY_MINUTE)
                .repartition(
                        Repartitioned.<TenantKey, CountedRatings>as(COUNTED)
                                .withKeySerde(Serdes.keyOf(Topics.USAGE))
                                .withValueSerde(COUNTS)
                                .withNumberOfPartitions(Topics.BILLING_PARTITIONS));
    }

    private static Topology withStores(Topology topology) {
        return topology.addStateStore(
                        store(
                                Stores.persistentKeyValueStore(USAGE_BY_TENANT),
                                Serdes.keyOf(Topics.USAGE),
                                USAGE),
                        DERIVE_QUOTA)
                .addStateStore(
                        store(
                                Stores.persistentKeyValueStore(RATINGS_BY_MINUTE),
                                new StringSerde(),
                                MINUTES),
                        DERIVE_QUOTA)
                .addStateStore(
                        store(
                                Stores.persistentKeyValueStore(RATINGS_BY_HOUR),
                                Serdes.keyOf(Topics.USAGE_HOURS),
                                new LongSerde()),
                        DERIVE_QUOTA)
                .addStateStore(
                        store(
                                Stores.inMemoryKeyValueStore(PRODUCTS_BY_TIME),
                                new StringSerde(),
                                DELIVERIES),
                        DERIVE_QUOTA);
    }

    private static Topology withSinks(Topology topology, Serdes serdes, Generation generation) {
        return topology.addSink(
                        WRITE_USAGE,
                        generation.of(Topics.USAGE).name(),
                        Serdes.keyOf(Topics.USAGE).serializer(),
                        serdes.valueSerializer(Topics.USAGE),
                        DERIVE_QUOTA)
                .addSink(
                        WRITE_USAGE_HOURS,
                        generation.of(Topics.USAGE_HOURS).name(),
                        Serdes.keyOf(Topics.USAGE_HOURS).serializer(),
                        serdes.valueSerializer(Topics.USAGE_HOURS),
                        (_, key, _, count) ->
                                Optional.of(Set.of(ItemPartitioner.partition(key.tenant(), count))),
                        DERIVE_QUOTA)
                .addSink(
                        WRITE_QUOTAS,
                        generation.of(Topics.QUOTAS).name(),
                        Serdes.keyOf(Topics.QUOTAS).serializer(),
                        serdes.valueSerializer(Topics.QUOTAS),
                        DERIVE_QUOTA);
    }

    private static <K extends RecordKey, V extends SpecificRecord> KStream<K, V> read(
            StreamsBuilder builder, Serdes serdes, Topic<K, V> topic, String name) {
        return builder.stream(
                topic.name(),
                Consumed.with(Serdes.keyOf(topic), serdes.valueOf(topic)).withName(name));
    }

    private static Optional<Set<Integer>> all(int partitions) {
        return Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()));
    }

    private static <K, V> StoreBuilder<?> store(
            KeyValueBytesStoreSupplier store, Serde<K> keys, Serde<V> values) {
        return Stores.keyValueStoreBuilder(store, keys, values).withCachingEnabled();
    }

    private static <V extends SpecificRecord> StoreSerde<V> serde(
            BinaryMessageEncoder<V> encoder, BinaryMessageDecoder<V> decoder) {
        return new StoreSerde<>(encoder, decoder);
    }
}
