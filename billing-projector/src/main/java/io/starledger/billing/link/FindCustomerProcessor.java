package io.starledger.billing.link;

import static java.util.Objects.requireNonNull;

import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.avro.StripeObjectSighting;
import io.starledger.schemas.ids.CustomerKey;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Joins what is known of an object's customer with the deliveries that name the object alone: these
 * go on under their customer, or wait until it is told. An object never changes its customer.
 */
final class FindCustomerProcessor
        implements Processor<String, StripeObjectSighting, CustomerKey, StripeDelivery> {
    private final ParkedMetrics metrics;
    private @Nullable ProcessorContext<CustomerKey, StripeDelivery> context;
    private @Nullable KeyValueStore<String, String> customerByObject;
    private @Nullable KafkaParked parked;

    FindCustomerProcessor(ParkedMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<CustomerKey, StripeDelivery> initial) {
        context = initial;
        customerByObject = initial.getStateStore(LinkTopology.CUSTOMER_BY_OBJECT);
        parked = new KafkaParked(initial, metrics, Wait.NAMED);
    }

    @Override
    public void process(Record<String, StripeObjectSighting> record) {
        String object = record.key();
        @Nullable String known = requireNonNull(customerByObject).get(object);
        @Nullable StripeDelivery delivery = StripeDeliveryCodec.deliveryOf(record.value());
        @Nullable String told = record.value().getCustomer();
        if (delivery != null && known != null) {
            forward(known, delivery, record);
        } else if (delivery != null) {
            requireNonNull(parked).park(OwnerKey.ofObject(object), delivery);
        } else if (told != null && known == null) {
            customerByObject.put(object, told);
            requireNonNull(parked)
                    .drain(OwnerKey.ofObject(object))
                    .forEach(waited -> forward(told, waited, record));
        }
    }

    @Override
    public void close() {
        metrics.end(Wait.NAMED, requireNonNull(context).taskId());
    }

    private void forward(String customer, StripeDelivery delivery, Record<?, ?> record) {
        StripeDelivery found = StripeDeliveryCodec.about(customer, delivery);
        requireNonNull(context)
                .forward(
                        new Record<>(
                                CustomerKey.parse(found.getAccount() + "/" + customer),
                                found,
                                record.timestamp(),
                                record.headers()));
    }
}
