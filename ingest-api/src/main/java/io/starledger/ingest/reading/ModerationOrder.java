package io.starledger.ingest.reading;

/**
 * What a moderator decided.
 *
 * @param reason in the moderator's words, 1-500 characters (Unicode code points)
 */
public record ModerationOrder(Visibility state, String reason) {

    /** Whether a rating counts and is shown. */
    public enum Visibility {
        HIDDEN,
        VISIBLE
    }
}
