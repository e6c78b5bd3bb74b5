package io.starledger.billing.stripe;

import org.jspecify.annotations.Nullable;

/** What a product costs. Which plan it buys is pinned by an operator and not read from here. */
public record Price(String id, boolean isActive, @Nullable String product) implements StripeObject {

    @Override
    public ObjectKind kind() {
        return ObjectKind.PRICE;
    }

    @Override
    public Price deleted() {
        return new Price(id, false, product);
    }
}
