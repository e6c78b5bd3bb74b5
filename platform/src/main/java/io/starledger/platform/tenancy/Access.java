package io.starledger.platform.tenancy;

import org.jspecify.annotations.Nullable;

/**
 * What a request was let through for.
 *
 * @param rule which allows it
 * @param tenant of the path; null if the operation is no tenant's
 */
record Access(AccessRule rule, Role role, @Nullable String tenant) {

    /** Whether it has to stand in the audit trail first. */
    boolean isAudited() {
        return rule.audited() || role == Role.PLATFORM_ADMIN;
    }
}
