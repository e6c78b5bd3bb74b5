package io.starledger.billing.link;

import static java.util.Objects.requireNonNull;

import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.schemas.avro.CustomerLink;
import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.ids.CustomerKey;
import io.starledger.schemas.ids.StripeCustomerId;
import io.starledger.schemas.ids.TenantId;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.UUID;

/**
 * Gives a delivery its tenant, or keeps it until it has one. A session of the platform's own
 * checkout asks for a link; it is made when it comes back from {@code billing.customers.v1}, as any
 * other, so that there is one order of links for all who read them.
 */
final class LinkDeliveryProcessor
        implements Processor<CustomerKey, StripeDelivery, Object, Object> {
    private final OwnCheckout checkout;
    private final ParkedMetrics metrics;
    private @Nullable ProcessorContext<Object, Object> context;
    private @Nullable KeyValueStore<String, CustomerLink> linkByCustomer;
    private @Nullable KafkaParked parked;

    LinkDeliveryProcessor(OwnCheckout checkout, ParkedMetrics metrics) {
        this.checkout = checkout;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<Object, Object> initial) {
        context = initial;
        linkByCustomer = initial.getStateStore(LinkTopology.LINK_BY_CUSTOMER);
        parked = new KafkaParked(initial, metrics, Wait.LINKED);
    }

    @Override
    public void process(Record<CustomerKey, StripeDelivery> record) {
        CustomerKey key = record.key();
        StripeDelivery delivery = StripeDeliveryCodec.required(key, record.value());
        @Nullable UUID ownEndpoint = delivery.getEndpointTenantId();
        if (ownEndpoint != null) {
            emit(new TenantId(ownEndpoint), record);
        } else if (key.customer().equals(StripeCustomerId.NOBODY)) {
            checkoutOf(delivery).ifPresent(tenant -> emit(tenant, record));
        } else {
            ofCustomer(record);
        }
    }

    @Override
    public void close() {
        metrics.end(Wait.LINKED, requireNonNull(context).taskId());
    }

    private void ofCustomer(Record<CustomerKey, StripeDelivery> record) {
        CustomerKey key = record.key();
        @Nullable Link link =
                CustomerLinkCodec.linkOf(requireNonNull(linkByCustomer).get(key.toString()));
        if (link != null) {
            emit(link.tenant(), record);
            return;
        }
        requireNonNull(parked).park(OwnerKey.ofCustomer(key), record.value());
        checkoutOf(record.value())
                .map(tenant -> CustomerLinkCodec.byCheckout(key, tenant, record))
                .ifPresent(made -> forward(made, LinkTopology.WRITE_LINKS));
    }

    private Optional<TenantId> checkoutOf(StripeDelivery delivery) {
        return CheckoutSessionCodec.read(delivery)
                .flatMap(
                        session ->
                                checkout.tenantOf(
                                        new StripeAccountId(delivery.getAccount()), session));
    }

    private void emit(TenantId tenant, Record<CustomerKey, StripeDelivery> record) {
        forward(
                TenantStripeEventCodec.toRecord(tenant, record.value(), record.headers()),
                LinkTopology.WRITE_EVENTS);
    }

    private void forward(Record<?, ?> emitted, String sink) {
        requireNonNull(context).forward(emitted, sink);
    }
}
