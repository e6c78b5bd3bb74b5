package io.starledger.billing.link;

import static java.util.Objects.requireNonNull;

import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.ids.CustomerKey;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Picks what concerns all customers of an account, under the object it is about. */
final class NameAccountProcessor
        implements Processor<CustomerKey, StripeDelivery, String, StripeDelivery> {
    private static final String LEFT = "account.application.deauthorized";
    private static final String CLOCKS = "test_helpers.test_clock.";

    private @Nullable ProcessorContext<String, StripeDelivery> context;

    @Override
    public void init(ProcessorContext<String, StripeDelivery> initial) {
        context = initial;
    }

    @Override
    public void process(Record<CustomerKey, StripeDelivery> record) {
        StripeDelivery delivery = record.value();
        if (delivery.getEndpointTenantId() != null || !concernsAll(delivery.getType())) {
            return;
        }
        @Nullable String object = CheckoutSessionCodec.idOf(delivery);
        if (object != null) {
            requireNonNull(context).forward(record.withKey(object));
        }
    }

    private static boolean concernsAll(String type) {
        return type.equals(LEFT) || type.startsWith(CLOCKS);
    }
}
