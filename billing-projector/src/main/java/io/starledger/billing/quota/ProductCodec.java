package io.starledger.billing.quota;

import io.starledger.billing.catalogue.Billers;
import io.starledger.billing.catalogue.Catalogue;
import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.billing.stripe.StripeEvent;
import io.starledger.billing.stripe.StripeEventCodec;
import io.starledger.platform.streams.InvalidRecordException;
import io.starledger.schemas.avro.StripeDelivery;

import java.util.Map;

/** What the platform's own account, and no other, tells of its products. */
public final class ProductCodec {
    private static final String PRODUCTS = "product.";

    private ProductCodec() {}

    /** Whether it is of a product of {@code platform}, told to its own endpoint. */
    public static boolean tells(StripeDelivery delivery, StripeAccountId platform) {
        return delivery.getEndpointTenantId() == null
                && delivery.getAccount().equals(platform.value())
                && delivery.getType().startsWith(PRODUCTS);
    }

    /** A payload that is none of Stripe's changes nothing. */
    public static Catalogue after(Catalogue before, StripeDelivery product) {
        StripeAccountId account = new StripeAccountId(product.getAccount());
        byte[] payload = new byte[product.getPayload().remaining()];
        product.getPayload().duplicate().get(payload);
        try {
            StripeEvent event = StripeEventCodec.read(account, payload);
            return before.after(event, new Billers(account, Map.of()));
        } catch (InvalidRecordException _) {
            return before;
        }
    }
}
