package io.starledger.webhook.stripe;

import java.util.List;

/**
 * The signing secrets of one webhook endpoint at Stripe: while one is rolled, the old and the new
 * are both good.
 */
record Secrets(List<String> values) {
    static final Secrets NONE = new Secrets(List.of());

    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = PREFIX.length() + 16;

    /** Throws {@link IllegalArgumentException}, which says nothing of their content. */
    Secrets {
        values = List.copyOf(values);
        for (String secret : values) {
            if (!secret.startsWith(PREFIX) || secret.length() < SHORTEST) {
                throw new IllegalArgumentException(
                        "expected every signing secret to begin with %s and to have at least %d characters but one has not"
                                .formatted(PREFIX, SHORTEST));
            }
        }
    }

    @Override
    public String toString() {
        return values.size() + " secrets";
    }
}
