package io.starledger.billing.stripe;

import java.util.List;

/**
 * The features a customer is entitled to, by lookup key, sorted.
 *
 * @param id the customer's, as the summary has none
 * @param isPartial whether there are more than an event tells
 */
public record Entitlements(String id, List<String> features, boolean isPartial)
        implements StripeObject {

    public Entitlements {
        features = features.stream().sorted().distinct().toList();
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.ENTITLEMENTS;
    }
}
