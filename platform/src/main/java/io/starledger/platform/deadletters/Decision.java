package io.starledger.platform.deadletters;

import java.util.Locale;

/** What becomes of a letter. */
public enum Decision {
    /** Its record is appended to its topic again, for the readers that buried it. */
    RETRIED,
    /** It is closed. */
    DISCARDED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
