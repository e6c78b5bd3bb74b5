package io.starledger.billing.link;

import static io.starledger.billing.stripe.Payloads.object;

import io.starledger.billing.stripe.Payloads;
import io.starledger.billing.stripe.Payloads.EventHead;
import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.events.NameBasedUuid;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What Stripe delivers. */
final class Deliveries {
    static final String PLATFORM = "acct_platform";
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID ENDPOINT = new UUID(9, 9);

    private Deliveries() {}

    /** Of the platform's account, about whomever {@code object} names as its customer. */
    static StripeDelivery of(String id, String type, Map<String, Object> object) {
        return of(PLATFORM, id, type, object);
    }

    static StripeDelivery of(String account, String id, String type, Map<String, Object> object) {
        @Nullable Object customer = object.get("customer");
        return StripeDelivery.newBuilder()
                .setEventId(NameBasedUuid.of(ENDPOINT, account + " " + id))
                .setStripeEventId(id)
                .setType(type)
                .setApiVersion("2025-09-30.clover")
                .setLivemode(false)
                .setCreatedAt(NOON)
                .setAccount(account)
                .setCustomer(customer == null ? null : customer.toString())
                .setReceivedAt(NOON.plusSeconds(1))
                .setPayload(
                        ByteBuffer.wrap(
                                Payloads.event(
                                        new EventHead(id, NOON.getEpochSecond(), type),
                                        object,
                                        null)))
                .build();
    }

    static StripeDelivery invoice(String id, String invoice, String customer) {
        return of(
                id,
                "invoice.paid",
                object("id", invoice, "object", "invoice", "customer", customer));
    }

    /** The same, delivered to the endpoint of a tenant's own account. */
    static StripeDelivery toOwnEndpoint(TenantId tenant, StripeDelivery delivery) {
        return StripeDelivery.newBuilder(delivery).setEndpointTenantId(tenant.value()).build();
    }

    static StripeDelivery session(String id, String customer, @Nullable String reference) {
        return of(id, "checkout.session.completed", sessionObject(customer, reference));
    }

    static Map<String, Object> sessionObject(
            @Nullable String customer, @Nullable String reference) {
        return object(
                "id",
                "cs_1",
                "object",
                "checkout.session",
                "client_reference_id",
                reference,
                "created",
                NOON.getEpochSecond(),
                "customer",
                customer,
                "customer_details",
                object("email", "owner@example.com"),
                "payment_link",
                null);
    }
}
