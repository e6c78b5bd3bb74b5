package io.starledger.ingest.reading;

import org.jspecify.annotations.Nullable;

/** Rules of text that people write: how long, and nothing that a store downstream cannot hold. */
record FreeText(int maxCodePoints) {

    /** What is wrong with {@code text}; null if nothing is. */
    @Nullable String refusal(String text) {
        int codePoints = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\0') {
                return "expected text without NUL but it has one";
            }
            if (Character.isSurrogate(c)) {
                if (!isPair(text, i)) {
                    return "expected Unicode text but it has half a surrogate pair";
                }
                i++;
            }
            codePoints++;
        }
        return codePoints <= maxCodePoints
                ? null
                : "expected at most %,d characters but was %,d"
                        .formatted(maxCodePoints, codePoints);
    }

    private static boolean isPair(String text, int start) {
        return start + 1 < text.length()
                && Character.isSurrogatePair(text.charAt(start), text.charAt(start + 1));
    }
}
