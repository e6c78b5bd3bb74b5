package io.starledger.platform.audit;

import io.starledger.schemas.events.TraceParent;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

/**
 * What somebody was allowed to do.
 *
 * @param tenant to whom it is done
 * @param action HTTP method and path template
 * @param target the path as it was sent
 * @param trace goes on with the caller's
 */
public record AuditEntry(
        TenantId tenant, Actor actor, String action, String target, TraceParent trace) {

    /**
     * Who it is, by what their token says.
     *
     * @param subject within {@code issuer}; null if the token names none
     */
    public record Actor(String issuer, @Nullable String subject, String role) {
        /**
         * The attribute of an audited exchange that says who is at work. If the path names a
         * tenant, that is written down already; else whoever finds out whose data it is does so.
         */
        public static final String ATTRIBUTE = Actor.class.getName();
    }
}
