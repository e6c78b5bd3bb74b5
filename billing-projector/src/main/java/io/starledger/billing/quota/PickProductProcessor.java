package io.starledger.billing.quota;

import static java.util.Objects.requireNonNull;

import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.ids.CustomerKey;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Picks what the platform's own account tells of its products, which no other may. */
final class PickProductProcessor
        implements Processor<CustomerKey, StripeDelivery, String, StripeDelivery> {
    private final StripeAccountId platform;
    private @Nullable ProcessorContext<String, StripeDelivery> context;

    PickProductProcessor(StripeAccountId platform) {
        this.platform = platform;
    }

    @Override
    public void init(ProcessorContext<String, StripeDelivery> initial) {
        context = initial;
    }

    @Override
    public void process(Record<CustomerKey, StripeDelivery> record) {
        @Nullable StripeDelivery delivery = record.value();
        if (delivery != null && ProductCodec.tells(delivery, platform)) {
            requireNonNull(context).forward(record.withKey(delivery.getStripeEventId()));
        }
    }
}
