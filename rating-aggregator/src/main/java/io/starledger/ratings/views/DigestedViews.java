package io.starledger.ratings.views;

import java.util.List;
import java.util.stream.Stream;

/** The views that are digested, as the schema names them. */
final class DigestedViews {
    static final String ITEMS = "items";
    static final String RATINGS = "ratings";
    static final List<String> OF_HISTORY = List.of("facts", "standings", "changes");

    private DigestedViews() {}

    static List<String> all() {
        return Stream.concat(Stream.of(ITEMS, RATINGS), OF_HISTORY.stream()).toList();
    }
}
