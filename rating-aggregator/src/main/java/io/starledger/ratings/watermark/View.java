package io.starledger.ratings.watermark;

import java.util.Locale;

/** What readers may wait for. */
public enum View {
    ITEMS,
    RATINGS,
    HISTORY;

    /** As the table names it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
