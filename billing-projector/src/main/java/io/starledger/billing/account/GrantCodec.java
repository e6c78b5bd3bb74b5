package io.starledger.billing.account;

import io.starledger.billing.catalogue.Limits;
import io.starledger.billing.stripe.Period;
import io.starledger.platform.streams.InvalidRecordException;
import io.starledger.schemas.avro.GivenLimits;
import io.starledger.schemas.avro.GrantDecision;
import io.starledger.schemas.ids.TenantKey;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** Grants out of {@code billing.grants.v1}. */
final class GrantCodec {
    private GrantCodec() {}

    /** Throws {@link InvalidRecordException} unless {@code decision} is one of {@code key}. */
    static GrantDecision required(TenantKey key, @Nullable GrantDecision decision) {
        if (decision == null) {
            throw new InvalidRecordException("expected a grant but was a tombstone");
        }
        if (!key.tenant().value().equals(decision.getTenantId())) {
            throw new InvalidRecordException(
                    "expected a grant of %s but was of %s".formatted(key, decision.getTenantId()));
        }
        return decision;
    }

    /** Throws {@link InvalidRecordException} if it gives less than nothing, or ends too early. */
    static Grant decode(String grantId, GivenLimits given) {
        try {
            return new Grant(
                    grantId,
                    new Limits(
                            given.getRatingsPerMonth(),
                            given.getRatingsPerSecond(),
                            given.getRequestsPerMinute(),
                            Duration.ofSeconds(given.getRetentionSeconds())),
                    new Period(given.getStartsAt(), given.getEndsAt()));
        } catch (IllegalArgumentException e) {
            throw new InvalidRecordException(String.valueOf(e.getMessage()));
        }
    }
}
