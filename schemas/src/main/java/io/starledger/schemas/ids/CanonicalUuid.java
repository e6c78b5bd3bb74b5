package io.starledger.schemas.ids;

import java.util.UUID;

/**
 * The one spelling of a UUID that keys may hold: 36 characters in lower case (RFC 9562, section 4).
 * {@link UUID#fromString} alone takes shortened forms and upper case, which would give one thing
 * many keys.
 */
final class CanonicalUuid {
    private static final int LENGTH = 36;

    private CanonicalUuid() {}

    static boolean isValid(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (!isAllowed(text.charAt(i), i)) {
                return false;
            }
        }
        return true;
    }

    static UUID parse(String what, String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException(
                    "expected "
                            + what
                            + " (UUID of 36 characters in lower case) but was "
                            + OpaqueId.quote(text));
        }
        return UUID.fromString(text);
    }

    private static boolean isAllowed(char c, int position) {
        return switch (position) {
            case 8, 13, 18, 23 -> c == '-';
            default -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        };
    }
}
