package io.starledger.billing.link;

import static java.util.Objects.requireNonNull;

import io.starledger.schemas.avro.CustomerLink;
import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.ids.CustomerKey;
import io.starledger.schemas.ids.TenantId;

import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Makes, keeps, moves and ends links, and lets go what waited for one. */
final class LinkCustomerProcessor implements Processor<CustomerKey, CustomerLink, Object, Object> {
    private final ParkedMetrics metrics;
    private @Nullable ProcessorContext<Object, Object> context;
    private @Nullable KeyValueStore<String, CustomerLink> linkByCustomer;
    private @Nullable KeyValueStore<String, StripeDelivery> deliveriesByOwner;
    private @Nullable KafkaParked parked;

    LinkCustomerProcessor(ParkedMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<Object, Object> initial) {
        context = initial;
        linkByCustomer = initial.getStateStore(LinkTopology.LINK_BY_CUSTOMER);
        deliveriesByOwner = initial.getStateStore(LinkTopology.DELIVERIES_BY_OWNER);
        parked = new KafkaParked(initial, metrics, Wait.LINKED);
    }

    @Override
    public void process(Record<CustomerKey, CustomerLink> record) {
        String customer = record.key().toString();
        @Nullable CustomerLink told = record.value();
        if (told == null) {
            requireNonNull(linkByCustomer).delete(customer);
            return;
        }
        CustomerLinkCodec.requireKey(record.key(), told);
        @Nullable CustomerLink standing = requireNonNull(linkByCustomer).get(customer);
        Link link = requireNonNull(CustomerLinkCodec.linkOf(told));
        switch (LinkDecision.of(CustomerLinkCodec.linkOf(standing), link)) {
            case MAKE -> make(record, link.tenant());
            case KEEP -> {}
            case RESTORE ->
                    forward(
                            CustomerLinkCodec.again(
                                    record.key(), requireNonNull(standing), record.headers()),
                            LinkTopology.WRITE_LINKS);
        }
    }

    @Override
    public void close() {
        metrics.end(Wait.LINKED, requireNonNull(context).taskId());
    }

    private void make(Record<CustomerKey, CustomerLink> record, TenantId tenant) {
        requireNonNull(linkByCustomer).put(record.key().toString(), record.value());
        requireNonNull(parked)
                .drain(OwnerKey.ofCustomer(record.key()))
                .forEach(delivery -> emit(tenant, delivery, record));
        try (KeyValueIterator<String, StripeDelivery> told =
                requireNonNull(deliveriesByOwner)
                        .prefixScan(
                                OwnerKey.ofAccount(record.key().account().value()),
                                new StringSerializer())) {
            told.forEachRemaining(it -> emit(tenant, it.value, record));
        }
    }

    private void emit(
            TenantId tenant, StripeDelivery delivery, Record<CustomerKey, CustomerLink> record) {
        forward(
                TenantStripeEventCodec.toRecord(tenant, delivery, record.headers()),
                LinkTopology.WRITE_EVENTS);
    }

    private void forward(Record<?, ?> emitted, String sink) {
        requireNonNull(context).forward(emitted, sink);
    }
}
