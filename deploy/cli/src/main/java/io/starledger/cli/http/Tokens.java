package io.starledger.cli.http;

import io.starledger.embedded.issuer.LocalIssuer;
import io.starledger.embedded.issuer.TokenClaims;
import io.starledger.platform.tenancy.Role;
import io.starledger.schemas.ids.TenantId;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A valid token at any time, minted anew well before the last one expires. Thread-safe. */
public final class Tokens {
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(30);
    private static final Duration USED_FOR = Duration.ofMinutes(10);

    private final LocalIssuer issuer;
    private final TokenClaims claims;
    private String token = "";
    private Instant minted = Instant.MIN;

    public Tokens(Path dataDirectory, TenantId tenant, Role role) {
        this(dataDirectory, TokenClaims.of(role.claim()).forTenant(tenant.value()));
    }

    private Tokens(Path dataDirectory, TokenClaims claims) {
        this.issuer = LocalIssuer.in(dataDirectory);
        this.claims = claims.livingFor(TIME_TO_LIVE);
    }

    /** Of a platform-admin, who has no tenant. */
    static Tokens ofOperator(Path dataDirectory) {
        return new Tokens(dataDirectory, TokenClaims.of(Role.PLATFORM_ADMIN.claim()));
    }

    synchronized String current() {
        Instant now = Instant.now();
        if (minted.isBefore(now.minus(USED_FOR))) {
            token = issuer.mint(claims);
            minted = now;
        }
        return token;
    }
}
