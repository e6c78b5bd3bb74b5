package io.starledger.platform.tenancy;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a token's bearer may do, as its claim {@code role} says in lower case with hyphens. */
public enum Role {
    /** Writes ratings. */
    PRODUCER,
    /** Reads ratings, aggregates and rankings. */
    ANALYST,
    /** Both, and moderates, and sees the tenant's billing. */
    TENANT_ADMIN,
    /** Operates the platform and may read any tenant. */
    PLATFORM_ADMIN;

    public String claim() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Role> ofClaim(String claim) {
        return Stream.of(values()).filter(role -> role.claim().equals(claim)).findFirst();
    }
}
