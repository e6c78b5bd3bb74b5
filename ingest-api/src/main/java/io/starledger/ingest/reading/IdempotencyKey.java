package io.starledger.ingest.reading;

/** What makes a repeated submission the same one: 1-255 visible ASCII characters. */
public record IdempotencyKey(String value) {
    public static final String EXPECTED = "an idempotency key of 1-255 visible ASCII characters";
    private static final int MAX_LENGTH = 255;

    /** Throws {@link IllegalArgumentException} unless {@link #isValid}. */
    public IdempotencyKey {
        if (!isValid(value)) {
            throw new IllegalArgumentException(refusal(value));
        }
    }

    public static boolean isValid(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** Why {@code text} is none. */
    public static String refusal(String text) {
        return "expected " + EXPECTED + " but was " + Quoted.of(text);
    }
}
