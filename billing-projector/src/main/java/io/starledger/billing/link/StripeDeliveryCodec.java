package io.starledger.billing.link;

import io.starledger.platform.streams.InvalidRecordException;
import io.starledger.platform.streams.StoreSerde;
import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.avro.StripeObjectSighting;
import io.starledger.schemas.ids.CustomerKey;
import io.starledger.schemas.ids.StripeCustomerId;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Objects;

/** Deliveries as they lie in stores and internal topics. */
final class StripeDeliveryCodec {
    static final StoreSerde<StripeDelivery> SERDE =
            new StoreSerde<>(
                    StripeDelivery.getEncoder(), StripeDelivery.createDecoder(StoreSerde.SCHEMAS));

    private StripeDeliveryCodec() {}

    /** Throws {@link InvalidRecordException} unless it is a delivery of {@code key}. */
    static StripeDelivery required(CustomerKey key, @Nullable StripeDelivery delivery) {
        if (delivery == null) {
            throw new InvalidRecordException("expected a delivery but was a tombstone");
        }
        String customer =
                Objects.requireNonNullElse(delivery.getCustomer(), StripeCustomerId.NOBODY.value());
        if (!key.account().value().equals(delivery.getAccount())
                || !key.customer().value().equals(customer)) {
            throw new InvalidRecordException(
                    "expected a delivery of %s but was of %s/%s"
                            .formatted(key, delivery.getAccount(), customer));
        }
        return delivery;
    }

    static StripeObjectSighting ofCustomer(String customer) {
        return new StripeObjectSighting(customer, null);
    }

    static StripeObjectSighting waiting(StripeDelivery delivery) {
        return new StripeObjectSighting(
                null, ByteBuffer.wrap(SERDE.serializer().serialize("", delivery)));
    }

    static @Nullable StripeDelivery deliveryOf(StripeObjectSighting sighting) {
        @Nullable ByteBuffer bytes = sighting.getDelivery();
        if (bytes == null) {
            return null;
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return SERDE.deserializer().deserialize("", copy);
    }

    /** About {@code customer}, whom it did not name. */
    static StripeDelivery about(String customer, StripeDelivery delivery) {
        return StripeDelivery.newBuilder(delivery).setCustomer(customer).build();
    }
}
