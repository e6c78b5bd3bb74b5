package io.starledger.cli.importing;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A field of a rating that a column can be mapped to. */
enum RatingField {
    USER_ID(true),
    ITEM_ID(true),
    SCORE(true),
    COMMENT(false),
    RATED_AT(false);

    private final boolean required;

    RatingField(boolean required) {
        this.required = required;
    }

    boolean isRequired() {
        return required;
    }

    /** As the API and {@code --map} spell it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<RatingField> of(String id) {
        return Stream.of(values()).filter(field -> field.id().equals(id)).findFirst();
    }
}
