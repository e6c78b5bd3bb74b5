package io.starledger.schemas.ids;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Identity of a tenant: a UUID in its canonical, lower-case, 36-character form (RFC 9562, section
 * 4).
 */
public record TenantId(UUID value) {
    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /**
     * Whether {@code text} is a tenant id; upper case and shortened forms are not, so that a tenant
     * has one spelling.
     */
    public static boolean isValid(String text) {
        return CANONICAL.matcher(text).matches();
    }

    /** Throws {@link IllegalArgumentException} unless {@link #isValid}. */
    public static TenantId parse(String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException(
                    "expected a tenant id (UUID in lower case) but was " + OpaqueId.quote(text));
        }
        return new TenantId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
