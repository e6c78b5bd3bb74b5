package io.starledger.billing.quota;

import io.starledger.billing.catalogue.Billers;
import io.starledger.billing.catalogue.Catalogue;
import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.billing.stripe.StripeEvent;
import io.starledger.billing.stripe.StripeEventCodec;
import io.starledger.platform.streams.InvalidRecordException;
import io.starledger.schemas.avro.StripeDelivery;

import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import java.util.Map;

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
            products.forEachRemaining(product -> now = after(product.value));
        }
    }

    Catalogue now() {
        return now;
    }

    /** Whether that changed anything. */
    boolean tell(StripeDelivery product) {
        Catalogue after = after(product);
        if (after.equals(now)) {
            return false;
        }
        now = after;
        productsByTime.put(
                "%016d/%s".formatted(product.getCreatedAt().toEpochMilli(), product.getEventId()),
                product);
        return true;
    }

    private Catalogue after(StripeDelivery product) {
        StripeAccountId account = new StripeAccountId(product.getAccount());
        byte[] payload = new byte[product.getPayload().remaining()];
        product.getPayload().duplicate().get(payload);
        try {
            StripeEvent event = StripeEventCodec.read(account, payload);
            return now.after(event, new Billers(account, Map.of()));
        } catch (InvalidRecordException _) {
            return now;
        }
    }
}
