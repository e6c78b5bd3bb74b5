package io.starledger.schemas.ids;

import java.util.UUID;

/**
 * Identity of a tenant: a UUID in its canonical, lower-case, 36-character form (RFC 9562, section
 * 4).
 */
public record TenantId(UUID value) {

    /**
     * Whether {@code text} is a tenant id; upper case and shortened forms are not, so that a tenant
     * has one spelling.
     */
    public static boolean isValid(String text) {
        return CanonicalUuid.isValid(text);
    }

    /** Throws {@link IllegalArgumentException} unless {@link #isValid}. */
    public static TenantId parse(String text) {
        return new TenantId(CanonicalUuid.parse("tenant_id", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
