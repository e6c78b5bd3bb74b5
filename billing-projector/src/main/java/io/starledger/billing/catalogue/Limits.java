package io.starledger.billing.catalogue;

import java.time.Duration;

/** How much a tenant may do, and how long what it did is kept. */
public record Limits(
        long ratingsPerMonth, long ratingsPerSecond, long requestsPerMinute, Duration retention) {
    public static final Limits NOTHING = new Limits(0, 0, 0, Duration.ZERO);

    /** The greatest number there is stands for no limit. */
    public static final Limits UNLIMITED =
            new Limits(
                    Long.MAX_VALUE,
                    Long.MAX_VALUE,
                    Long.MAX_VALUE,
                    Duration.ofSeconds(Long.MAX_VALUE));

    public Limits {
        if (ratingsPerMonth < 0
                || ratingsPerSecond < 0
                || requestsPerMinute < 0
                || retention.isNegative()) {
            throw new IllegalArgumentException(
                    "expected limits of at least 0 but was %d, %d, %d, %s"
                            .formatted(
                                    ratingsPerMonth,
                                    ratingsPerSecond,
                                    requestsPerMinute,
                                    retention));
        }
    }

    /** Both together; a sum that is too great for a number is the greatest there is. */
    public Limits plus(Limits other) {
        return new Limits(
                sum(ratingsPerMonth, other.ratingsPerMonth),
                sum(ratingsPerSecond, other.ratingsPerSecond),
                sum(requestsPerMinute, other.requestsPerMinute),
                Duration.ofSeconds(sum(retention.toSeconds(), other.retention.toSeconds())));
    }

    /** These limits, {@code count} times over. */
    public Limits times(long count) {
        return new Limits(
                product(ratingsPerMonth, count),
                product(ratingsPerSecond, count),
                product(requestsPerMinute, count),
                Duration.ofSeconds(product(retention.toSeconds(), count)));
    }

    private static long sum(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private static long product(long limit, long count) {
        return limit != 0 && count > Long.MAX_VALUE / limit ? Long.MAX_VALUE : limit * count;
    }
}
