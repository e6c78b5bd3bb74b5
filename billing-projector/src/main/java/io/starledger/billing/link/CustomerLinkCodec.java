package io.starledger.billing.link;

import io.starledger.platform.streams.Emission;
import io.starledger.platform.streams.InvalidRecordException;
import io.starledger.schemas.avro.CustomerLink;
import io.starledger.schemas.avro.CustomerLinker;
import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.events.NameBasedUuid;
import io.starledger.schemas.ids.CustomerKey;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Links as records of {@code billing.customers.v1}, and out of them. */
final class CustomerLinkCodec {
    private static final Emission EMISSION =
            new Emission(
                    "io.starledger.customer.linked.v1", Topics.CUSTOMER_LINKS, "billing-projector");

    private CustomerLinkCodec() {}

    static @Nullable Link linkOf(@Nullable CustomerLink link) {
        return link == null
                ? null
                : new Link(
                        new TenantId(link.getTenantId()),
                        link.getLinkedBy() == CustomerLinker.OPERATOR);
    }

    /** Throws {@link InvalidRecordException} unless {@code link} is one of {@code key}. */
    static void requireKey(CustomerKey key, CustomerLink link) {
        if (!key.account().value().equals(link.getAccount())
                || !key.customer().value().equals(link.getCustomer())) {
            throw new InvalidRecordException(
                    "expected a link of %s but was of %s/%s"
                            .formatted(key, link.getAccount(), link.getCustomer()));
        }
    }

    /** The link that a session of the platform's own checkout makes. */
    static Record<CustomerKey, CustomerLink> byCheckout(
            CustomerKey key, TenantId tenant, Record<?, StripeDelivery> session) {
        StripeDelivery delivery = session.value();
        CustomerLink link =
                new CustomerLink(
                        key.account().value(),
                        key.customer().value(),
                        tenant.value(),
                        CustomerLinker.CHECKOUT,
                        CheckoutSessionCodec.idOf(delivery),
                        delivery.getCreatedAt());
        return toRecord(key, link, delivery.getEventId(), session.headers());
    }

    /** A link that stands, told again. */
    static Record<CustomerKey, CustomerLink> again(
            CustomerKey key, CustomerLink standing, Headers input) {
        UUID cause =
                NameBasedUuid.of(standing.getTenantId(), key + " since " + standing.getLinkedAt());
        return toRecord(key, standing, cause, input);
    }

    private static Record<CustomerKey, CustomerLink> toRecord(
            CustomerKey key, CustomerLink link, UUID cause, Headers input) {
        return new Record<>(
                key,
                link,
                link.getLinkedAt().toEpochMilli(),
                EMISSION.headers(cause, link.getLinkedAt(), input));
    }
}
