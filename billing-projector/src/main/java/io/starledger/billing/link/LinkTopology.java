package io.starledger.billing.link;

import io.starledger.platform.streams.PromptProcessor;
import io.starledger.platform.streams.StoreSerde;
import io.starledger.schemas.avro.CustomerLink;
import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.avro.StripeObjectSighting;
import io.starledger.schemas.ids.CustomerKey;
import io.starledger.schemas.ids.RecordKey;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topic;
import io.starledger.schemas.topics.Topics;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes.StringSerde;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The topology that finds each event's tenant; all of it one sub-topology.
 *
 * <pre>
 * inbox -> name-invoices -> (named-invoices) -> find-by-invoice -+-> name-payments -> (named-payments)
 *   |                                                            |                          |
 *   |                                                            |                   find-by-payment
 *   |                                                            +-> (found-customers) <----+
 *   |                                                                       |
 *   +-----------------------------------------------------------> link-delivery -> stripe-events
 *   |                                              customers ---> link-customer -> customers
 *   +-> name-account -> (named-accounts, to all tasks) ---------> tell-tenants
 * </pre>
 */
public final class LinkTopology {
    public static final String LINK_BY_CUSTOMER = "link-by-customer";
    public static final String CUSTOMER_BY_OBJECT = "customer-by-object";
    public static final String DELIVERIES_BY_OWNER = "deliveries-by-owner";
    static final String WRITE_EVENTS = "write-events";
    static final String WRITE_LINKS = "write-links";
    private static final String LINK_DELIVERY = "link-delivery";
    private static final String LINK_CUSTOMER = "link-customer";
    private static final String TELL_TENANTS = "tell-tenants";
    private static final StoreSerde<StripeObjectSighting> SIGHTINGS =
            new StoreSerde<>(
                    StripeObjectSighting.getEncoder(),
                    StripeObjectSighting.createDecoder(StoreSerde.SCHEMAS));
    private static final StoreSerde<CustomerLink> LINKS =
            new StoreSerde<>(
                    CustomerLink.getEncoder(), CustomerLink.createDecoder(StoreSerde.SCHEMAS));

    private LinkTopology() {}

    public static Topology build(Serdes serdes, OwnCheckout checkout, ParkedMetrics metrics) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(store(LINK_BY_CUSTOMER, LINKS));
        builder.addStateStore(store(CUSTOMER_BY_OBJECT, new StringSerde()));
        builder.addStateStore(store(DELIVERIES_BY_OWNER, StripeDeliveryCodec.SERDE));
        KStream<CustomerKey, StripeDelivery> inbox =
                read(builder, serdes, Topics.STRIPE_INBOX, "read-inbox");
        inbox.merge(found(inbox, metrics), Named.as("merge-found"))
                .process(
                        PromptProcessor.of(() -> new LinkDeliveryProcessor(checkout, metrics)),
                        Named.as(LINK_DELIVERY),
                        LINK_BY_CUSTOMER,
                        DELIVERIES_BY_OWNER);
        linkCustomers(read(builder, serdes, Topics.CUSTOMER_LINKS, "read-links"), metrics);
        tellTenants(inbox);
        return withSinks(builder.build(), serdes);
    }

    private static void linkCustomers(
            KStream<CustomerKey, CustomerLink> links, ParkedMetrics metrics) {
        links.process(
                PromptProcessor.of(() -> new LinkCustomerProcessor(metrics)),
                Named.as(LINK_CUSTOMER),
                LINK_BY_CUSTOMER,
                DELIVERIES_BY_OWNER);
    }

    private static void tellTenants(KStream<CustomerKey, StripeDelivery> inbox) {
        inbox.process(NameAccountProcessor::new, Named.as("name-account"))
                .repartition(
                        repartitioned(
                                        "named-accounts",
                                        new StringSerde(),
                                        StripeDeliveryCodec.SERDE)
                                .withStreamPartitioner((_, _, _, count) -> all(count)))
                .process(
                        PromptProcessor.of(TellTenantsProcessor::new),
                        Named.as(TELL_TENANTS),
                        LINK_BY_CUSTOMER,
                        DELIVERIES_BY_OWNER);
    }

    private static Topology withSinks(Topology topology, Serdes serdes) {
        return topology.addSink(
                        WRITE_EVENTS,
                        Topics.STRIPE_EVENTS.name(),
                        Serdes.keyOf(Topics.STRIPE_EVENTS).serializer(),
                        serdes.valueSerializer(Topics.STRIPE_EVENTS),
                        LINK_DELIVERY,
                        LINK_CUSTOMER,
                        TELL_TENANTS)
                .addSink(
                        WRITE_LINKS,
                        Topics.CUSTOMER_LINKS.name(),
                        Serdes.keyOf(Topics.CUSTOMER_LINKS).serializer(),
                        serdes.valueSerializer(Topics.CUSTOMER_LINKS),
                        LINK_DELIVERY,
                        LINK_CUSTOMER);
    }

    /** Deliveries that name no customer, under that of the object they name. */
    private static KStream<CustomerKey, StripeDelivery> found(
            KStream<CustomerKey, StripeDelivery> inbox, ParkedMetrics metrics) {
        KStream<CustomerKey, StripeDelivery> byInvoice =
                inbox.process(NameObjectsProcessor::ofInvoices, Named.as("name-invoices"))
                        .repartition(repartitioned("named-invoices", new StringSerde(), SIGHTINGS))
                        .process(
                                PromptProcessor.of(() -> new FindCustomerProcessor(metrics)),
                                Named.as("find-by-invoice"),
                                CUSTOMER_BY_OBJECT,
                                DELIVERIES_BY_OWNER);
        KStream<CustomerKey, StripeDelivery> byPayment =
                inbox.merge(byInvoice, Named.as("merge-paid"))
                        .process(NameObjectsProcessor::ofPayments, Named.as("name-payments"))
                        .repartition(repartitioned("named-payments", new StringSerde(), SIGHTINGS))
                        .process(
                                PromptProcessor.of(() -> new FindCustomerProcessor(metrics)),
                                Named.as("find-by-payment"),
                                CUSTOMER_BY_OBJECT,
                                DELIVERIES_BY_OWNER);
        return byInvoice
                .merge(byPayment, Named.as("merge-customers"))
                .repartition(
                        repartitioned(
                                "found-customers",
                                Serdes.keyOf(Topics.STRIPE_INBOX),
                                StripeDeliveryCodec.SERDE));
    }

    private static <K extends RecordKey, V extends SpecificRecord> KStream<K, V> read(
            StreamsBuilder builder, Serdes serdes, Topic<K, V> topic, String name) {
        return builder.stream(
                topic.name(),
                Consumed.with(Serdes.keyOf(topic), serdes.valueOf(topic)).withName(name));
    }

    private static <K, V> Repartitioned<K, V> repartitioned(
            String name, Serde<K> keys, Serde<V> values) {
        return Repartitioned.<K, V>as(name)
                .withKeySerde(keys)
                .withValueSerde(values)
                .withNumberOfPartitions(Topics.BILLING_PARTITIONS);
    }

    private static Optional<Set<Integer>> all(int partitions) {
        return Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()));
    }

    private static <V> StoreBuilder<?> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(name), new StringSerde(), values)
                .withCachingEnabled();
    }
}
