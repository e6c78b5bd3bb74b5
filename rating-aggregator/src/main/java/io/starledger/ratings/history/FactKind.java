package io.starledger.ratings.history;

import io.starledger.ratings.fold.Fact;

import java.util.Locale;

/** What happened, as the table names it. */
enum FactKind {
    SUBMITTED,
    RETRACTED,
    HIDDEN,
    SHOWN;

    static FactKind of(Fact fact) {
        return switch (fact) {
            case Fact.Submitted _ -> SUBMITTED;
            case Fact.Retracted _ -> RETRACTED;
            case Fact.Moderated moderated -> moderated.hidden() ? HIDDEN : SHOWN;
        };
    }

    static FactKind of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
