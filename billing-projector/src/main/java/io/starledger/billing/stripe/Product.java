package io.starledger.billing.stripe;

import java.util.Map;

/** What is sold; its metadata may name a plan's limits. */
public record Product(String id, boolean isActive, Map<String, String> metadata)
        implements StripeObject {

    public Product {
        metadata = Map.copyOf(metadata);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.PRODUCT;
    }

    @Override
    public Product deleted() {
        return new Product(id, false, metadata);
    }
}
