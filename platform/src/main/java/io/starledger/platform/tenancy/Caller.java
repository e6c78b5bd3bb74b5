package io.starledger.platform.tenancy;

import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

import java.time.Instant;
import java.util.Objects;

/**
 * Who calls, as a believed token says.
 *
 * @param issuer its claim {@code iss}
 * @param subject its claim {@code sub}
 * @param tenant null if the token is of no tenant that there could be
 * @param role null if it names none of ours
 * @param expires null if it does not say when
 */
record Caller(
        String issuer,
        @Nullable String subject,
        @Nullable TenantId tenant,
        @Nullable Role role,
        @Nullable Instant expires) {

    /** Of a token whose issuer is known. */
    static Caller of(Jwt token) {
        String tenant = token.getClaimAsString("tenant_id");
        String role = token.getClaimAsString("role");
        return new Caller(
                Objects.requireNonNull(token.getClaimAsString("iss")),
                token.getSubject(),
                tenant == null || !TenantId.isValid(tenant) ? null : TenantId.parse(tenant),
                role == null ? null : Role.ofClaim(role).orElse(null),
                token.getExpiresAt());
    }

    /** Whether a path of this tenant is there for them. */
    boolean mayReach(String pathTenant) {
        return role == Role.PLATFORM_ADMIN
                ? TenantId.isValid(pathTenant)
                : tenant != null && tenant.toString().equals(pathTenant);
    }
}
