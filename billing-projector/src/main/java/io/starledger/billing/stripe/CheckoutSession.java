package io.starledger.billing.stripe;

import org.jspecify.annotations.Nullable;

/**
 * A visit to Stripe's checkout.
 *
 * @param customer null until Stripe has made one
 * @param clientReference what the page that sent the buyer there said of them; a claim, not a proof
 * @param isOneOff whether it sells something once, without an invoice; what a subscription or an
 *     invoice stands for is told by these
 * @param amount in minor units of {@code currency}, if it has one yet
 */
public record CheckoutSession(
        String id,
        @Nullable CustomerId customer,
        @Nullable String clientReference,
        State state,
        boolean isOneOff,
        long amount,
        @Nullable String currency)
        implements StripeObject {

    /** In the order in which a session goes through them. */
    public enum State {
        OPEN(0),
        EXPIRED(1),
        /** Completed, but the money is still on its way, or did not come. */
        UNPAID(1),
        PAID(2);

        private final int stage;

        State(int stage) {
            this.stage = stage;
        }
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.CHECKOUT_SESSION;
    }

    @Override
    public long progress() {
        return state.stage;
    }
}
