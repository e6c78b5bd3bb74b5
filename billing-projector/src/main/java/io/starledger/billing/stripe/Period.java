package io.starledger.billing.stripe;

import java.time.Instant;

/** A billing period: it begins with {@code start} and is over at {@code end}. */
public record Period(Instant start, Instant end) {

    public Period {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException(
                    "expected a period that ends after " + start + " but ends " + end);
        }
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }
}
