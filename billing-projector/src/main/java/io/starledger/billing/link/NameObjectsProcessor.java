package io.starledger.billing.link;

import static java.util.Objects.requireNonNull;

import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.avro.StripeObjectSighting;
import io.starledger.schemas.ids.CustomerKey;
import io.starledger.schemas.ids.StripeCustomerId;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Tells which objects of one kind a delivery names: whose they are, if it names its customer, or
 * that it asks for that, if it names an object alone. Of what came to a tenant's own endpoint it
 * tells nothing: its tenant is known, and it may say anything.
 */
final class NameObjectsProcessor
        implements Processor<CustomerKey, StripeDelivery, String, StripeObjectSighting> {
    private final boolean isOfInvoices;
    private @Nullable ProcessorContext<String, StripeObjectSighting> context;

    private NameObjectsProcessor(boolean isOfInvoices) {
        this.isOfInvoices = isOfInvoices;
    }

    static NameObjectsProcessor ofInvoices() {
        return new NameObjectsProcessor(true);
    }

    static NameObjectsProcessor ofPayments() {
        return new NameObjectsProcessor(false);
    }

    @Override
    public void init(ProcessorContext<String, StripeObjectSighting> initial) {
        context = initial;
    }

    @Override
    public void process(Record<CustomerKey, StripeDelivery> record) {
        StripeDelivery delivery = StripeDeliveryCodec.required(record.key(), record.value());
        if (delivery.getEndpointTenantId() != null) {
            return;
        }
        NamedObjects named = NamedObjectsCodec.read(delivery);
        StripeCustomerId customer = record.key().customer();
        if (customer.equals(StripeCustomerId.NOBODY)) {
            @Nullable String asked = isOfInvoices ? named.askedInvoice() : named.askedPayment();
            if (asked != null) {
                forward(asked, StripeDeliveryCodec.waiting(delivery), record);
            }
            return;
        }
        for (String object : isOfInvoices ? named.invoices() : named.payments()) {
            forward(object, StripeDeliveryCodec.ofCustomer(customer.value()), record);
        }
    }

    private void forward(
            String object, StripeObjectSighting sighting, Record<CustomerKey, ?> record) {
        requireNonNull(context)
                .forward(
                        new Record<>(
                                record.key().account() + "/" + object,
                                sighting,
                                record.timestamp(),
                                record.headers()));
    }
}
