package io.starledger.billing.quota;

import io.starledger.billing.usage.Usage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** How much of its ratings a month a tenant has at least used in the newest of its periods. */
public enum Reached {
    LITTLE(0),
    MOST(80),
    ALL(100);

    private static final int FIFTH = 5;

    private final int percent;

    Reached(int percent) {
        this.percent = percent;
    }

    public int percent() {
        return percent;
    }

    static Reached of(Quota quota, Usage usage) {
        @Nullable Instant newest = usage.newest();
        if (newest == null) {
            return LITTLE;
        }
        long used = usage.used().at(newest);
        long limit = quota.allowances().at(newest).limits().ratingsPerMonth();
        if (used >= limit) {
            return ALL;
        }
        // Not multiplied, as a limit may be the greatest number there is.
        return used >= limit - limit / FIFTH ? MOST : LITTLE;
    }
}
