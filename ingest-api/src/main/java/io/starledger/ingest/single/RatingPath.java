package io.starledger.ingest.single;

import static java.util.Objects.requireNonNull;

import io.starledger.ingest.reading.Violations;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.UserId;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** Whose rating of which item a path names; what is wrong with it is kept beside. */
final class RatingPath {
    private final Violations violations = new Violations();
    private final @Nullable ItemId item;
    private final @Nullable UserId user;

    RatingPath(PathVariables named) {
        this.item = part("item", named.item(), ItemId::new);
        this.user = part("user", named.user(), UserId::new);
    }

    /** The path's variables as they came. */
    record PathVariables(String item, String user) {}

    Violations violations() {
        return violations;
    }

    /** Only when there is no violation. */
    ItemId item() {
        return requireNonNull(item);
    }

    /** Only when there is no violation. */
    UserId user() {
        return requireNonNull(user);
    }

    private <T> @Nullable T part(String name, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            violations.add(name, String.valueOf(e.getMessage()));
            return null;
        }
    }
}
