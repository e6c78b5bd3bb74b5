package io.starledger.billing.stripe;

import java.time.Instant;

/** A clock that testers move; it never goes back. Exists in test mode only. */
public record TestClock(String id, Instant frozenAt) implements StripeObject {

    @Override
    public ObjectKind kind() {
        return ObjectKind.TEST_CLOCK;
    }

    @Override
    public long progress() {
        return frozenAt.getEpochSecond();
    }
}
