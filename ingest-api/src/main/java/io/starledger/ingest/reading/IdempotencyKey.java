package io.starledger.ingest.reading;

import java.util.regex.Pattern;

/** What makes a repeated submission the same one: 1-255 visible ASCII characters. */
public record IdempotencyKey(String value) {
    public static final String EXPECTED = "an idempotency key of 1-255 visible ASCII characters";
    private static final int MAX_LENGTH = 255;
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\"\\\\])");

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

    /**
     * The key in the value of a header: a string of RFC 9651, section 3.3.3, in its quotes, as the
     * draft has it, or as most senders have it without them. What is no such string is taken as it
     * is.
     */
    public static String inHeader(String value) {
        int last = value.length() - 1;
        if (last < 1 || value.charAt(0) != '"' || value.charAt(last) != '"') {
            return value;
        }
        return ESCAPED.matcher(value.substring(1, last)).replaceAll("$1");
    }

    /** Why {@code text} is none. */
    public static String refusal(String text) {
        return "expected " + EXPECTED + " but was " + Quoted.of(text);
    }
}
