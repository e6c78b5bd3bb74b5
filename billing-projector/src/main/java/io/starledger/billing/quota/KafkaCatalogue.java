package io.starledger.billing.quota;

import io.starledger.billing.catalogue.Catalogue;
import io.starledger.schemas.avro.StripeDelivery;

import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The catalogue in one task: as configured, and what Stripe's products told on top. Only what
 * changed it is kept.
 */
final class KafkaCatalogue {
    private final KeyValueStore<String, StripeDelivery> productsByTime;
    private Catalogue now;

    KafkaCatalogue(KeyValueStore<String, StripeDelivery> productsByTime, Catalogue configured) {
        this.productsByTime = productsByTime;
        this.now = configured;
        try (KeyValueIterator<String, StripeDelivery> products = productsByTime.all()) {
            products.forEachRemaining(product -> now = ProductCodec.after(now, product.value));
        }
    }

    Catalogue now() {
        return now;
    }

    /** Whether that changed anything. */
    boolean tell(StripeDelivery product) {
        Catalogue after = ProductCodec.after(now, product);
        if (after.equals(now)) {
            return false;
        }
        now = after;
        productsByTime.put(
                "%016d/%s".formatted(product.getCreatedAt().toEpochMilli(), product.getEventId()),
                product);
        return true;
    }
}
