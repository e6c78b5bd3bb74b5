package io.starledger.ingest.quota;

import io.starledger.platform.quota.Period;

import org.springframework.http.HttpHeaders;

import java.time.Duration;
import java.time.Instant;

/**
 * The policy {@code quota} in the fields {@code RateLimit-Policy} and {@code RateLimit}
 * (draft-ietf-httpapi-ratelimit-headers-11): window and reset are those of the billing period, and
 * left out where that is not known.
 */
final class HttpQuotaFields {
    private static final String POLICY = "RateLimit-Policy";
    private static final String SERVICE_LIMIT = "RateLimit";

    private HttpQuotaFields() {}

    static void add(HttpHeaders headers, TenantUse.Left left, Instant now) {
        Period period = left.period();
        String policy = "\"quota\";q=" + left.of();
        String limit = "\"quota\";r=" + left.ratings();
        Instant end = period.to();
        if (end != null) {
            limit += ";t=" + seconds(now, end);
            if (period.from().isAfter(Instant.EPOCH)) {
                policy += ";w=" + seconds(period.from(), end);
            }
        }
        headers.add(POLICY, policy);
        headers.add(SERVICE_LIMIT, limit);
    }

    /** Rounded up: whoever waits for so long finds the next period begun. */
    private static long seconds(Instant from, Instant to) {
        return Math.max(1, Math.ceilDiv(Duration.between(from, to).toMillis(), 1_000L));
    }
}
