package io.starledger.schemas.ids;

/**
 * The syntax of Stripe's ids as keys hold them: 1-255 visible ASCII characters but {@code /}.
 * Stripe's own are letters, digits and {@code _}; of customers an account may have chosen them
 * itself, e-mail addresses among them.
 */
final class StripeId {
    private static final int MAX_LENGTH = 255;

    private StripeId() {}

    static boolean isValid(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LENGTH
                && text.chars().allMatch(c -> c > ' ' && c <= '~' && c != '/');
    }

    static void require(String what, String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException(
                    "expected "
                            + what
                            + " of 1-255 visible ASCII characters but / but was "
                            + OpaqueId.quote(text));
        }
    }
}
