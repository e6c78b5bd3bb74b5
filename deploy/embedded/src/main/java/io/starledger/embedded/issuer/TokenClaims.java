package io.starledger.embedded.issuer;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.UUID;

/**
 * Whom a token speaks for. A platform administrator has no tenant; a negative time to live makes an
 * expired token.
 */
public record TokenClaims(
        String role, @Nullable UUID tenantId, String subject, Duration timeToLive) {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    /** Valid for an hour, of no tenant, with the role's name as its subject. */
    public static TokenClaims of(String role) {
        return new TokenClaims(role, null, "local-" + role, AN_HOUR);
    }

    public TokenClaims forTenant(UUID tenant) {
        return new TokenClaims(role, tenant, subject, timeToLive);
    }

    public TokenClaims withSubject(String otherSubject) {
        return new TokenClaims(role, tenantId, otherSubject, timeToLive);
    }

    public TokenClaims livingFor(Duration otherTimeToLive) {
        return new TokenClaims(role, tenantId, subject, otherTimeToLive);
    }
}
