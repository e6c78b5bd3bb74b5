package io.starledger.webhook.stripe;

import io.starledger.platform.kafka.Append;
import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.events.CloudEvent;
import io.starledger.schemas.events.SchemaFingerprint;
import io.starledger.schemas.events.TraceParent;
import io.starledger.schemas.ids.CustomerKey;
import io.starledger.schemas.ids.StripeAccountId;
import io.starledger.schemas.topics.Topics;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Deliveries as records of the inbox. */
final class DeliveryCodec {
    private static final String SOURCE = "/starledger/webhook-ingest";
    private static final String RECEIVED = "io.starledger.stripe-event.received.v1";
    private static final SchemaFingerprint SCHEMA =
            SchemaFingerprint.of(StripeDelivery.getClassSchema());

    private DeliveryCodec() {}

    /** When a delivery came, and in whose trace. */
    record Receipt(Instant at, TraceParent trace) {}

    static Append<CustomerKey, StripeDelivery> toAppend(
            Delivery delivery, Receipt receipt, byte[] body) {
        Envelope event = delivery.event();
        CustomerKey key = delivery.key();
        Instant receivedAt = receipt.at().truncatedTo(ChronoUnit.MILLIS);
        StripeDelivery value =
                new StripeDelivery(
                        delivery.id(),
                        delivery.tenant() == null ? null : delivery.tenant().value(),
                        event.id(),
                        event.type(),
                        event.apiVersion(),
                        event.livemode(),
                        event.createdAt(),
                        delivery.account().value(),
                        event.customer() == null ? null : event.customer().value(),
                        receivedAt,
                        ByteBuffer.wrap(body));
        return new Append<>(
                Topics.STRIPE_INBOX,
                key,
                value,
                new CloudEvent(
                        value.getEventId(), SOURCE, RECEIVED, receivedAt, SCHEMA, receipt.trace()));
    }

    /** About nobody. */
    static Append<CustomerKey, StripeDelivery> example() {
        Envelope event = new Envelope("-", false, "-", Instant.EPOCH, null, null, null);
        return toAppend(
                new Delivery(null, new StripeAccountId("-"), event),
                new Receipt(Instant.EPOCH, TraceParent.continuing(null)),
                new byte[0]);
    }
}
