package io.starledger.platform.tenancy;

import org.springframework.http.HttpMethod;

import java.util.Set;

/**
 * One operation and the roles that may call it.
 *
 * @param audited whether each call is written to the audit trail before it is done; a platform
 *     admin's always is
 * @param path a Spring path pattern; a variable {@code {tenantId}} binds the operation to the
 *     token's tenant
 */
public record AccessRule(HttpMethod method, String path, Set<Role> roles, boolean audited) {
    public AccessRule {
        roles = Set.copyOf(roles);
    }

    public static AccessRule allow(HttpMethod method, String path, Role... roles) {
        return new AccessRule(method, path, Set.of(roles), false);
    }

    /** The same, and each call is audited. */
    public static AccessRule allowAudited(HttpMethod method, String path, Role... roles) {
        return new AccessRule(method, path, Set.of(roles), true);
    }
}
