package io.starledger.billing.link;

import io.starledger.platform.streams.Emission;
import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.avro.TenantStripeEvent;
import io.starledger.schemas.events.NameBasedUuid;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;

/** Deliveries as records of {@code billing.stripe-events.v1}. */
final class TenantStripeEventCodec {
    private static final Emission EMISSION =
            new Emission(
                    "io.starledger.stripe-event.linked.v1",
                    Topics.STRIPE_EVENTS,
                    "billing-projector");

    private TenantStripeEventCodec() {}

    static Record<TenantKey, TenantStripeEvent> toRecord(
            TenantId tenant, StripeDelivery delivery, Headers input) {
        TenantStripeEvent value =
                new TenantStripeEvent(
                        delivery.getEventId(),
                        tenant.value(),
                        delivery.getEndpointTenantId() == null,
                        delivery.getStripeEventId(),
                        delivery.getType(),
                        delivery.getApiVersion(),
                        delivery.getLivemode(),
                        delivery.getCreatedAt(),
                        delivery.getAccount(),
                        delivery.getCustomer(),
                        delivery.getReceivedAt(),
                        delivery.getPayload());
        return new Record<>(
                new TenantKey(tenant),
                value,
                delivery.getReceivedAt().toEpochMilli(),
                EMISSION.headers(
                        NameBasedUuid.of(delivery.getEventId(), tenant.toString()),
                        delivery.getReceivedAt(),
                        input));
    }
}
