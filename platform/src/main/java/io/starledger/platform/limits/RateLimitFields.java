package io.starledger.platform.limits;

import org.springframework.http.HttpHeaders;

/**
 * The fields {@code RateLimit-Policy} and {@code RateLimit}
 * (draft-ietf-httpapi-ratelimit-headers-11, sections 3 and 4). The effective window {@code t} is
 * how long one more token takes to come, rounded up: within it nobody can use more than what is
 * left, and whoever waits for it finds one.
 */
final class RateLimitFields {
    static final String POLICY = "RateLimit-Policy";
    static final String SERVICE_LIMIT = "RateLimit";

    private final String policy;
    private final String beforeRemaining;
    private final String afterRemaining;

    RateLimitFields(BucketKey bucket) {
        Limit limit = bucket.limit();
        String name = '"' + bucket.meter().id() + '"';
        this.policy = name + ";q=" + limit.amount() + ";w=" + limit.per().toSeconds();
        this.beforeRemaining = name + ";r=";
        this.afterRemaining = ";t=" + effectiveWindow(limit);
    }

    /** Adds one limit to what an answer says of limits. */
    void add(HttpHeaders headers, Draw draw) {
        headers.add(POLICY, policy);
        headers.add(SERVICE_LIMIT, beforeRemaining + draw.remaining() + afterRemaining);
    }

    private static long effectiveWindow(Limit limit) {
        return Math.ceilDiv(limit.per().toSeconds(), limit.amount());
    }
}
