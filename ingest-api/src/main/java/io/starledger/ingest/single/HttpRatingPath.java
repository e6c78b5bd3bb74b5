package io.starledger.ingest.single;

import static java.util.Objects.requireNonNull;

import io.starledger.ingest.reading.Violations;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.UserId;

import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

import java.util.function.Function;

/** Whose rating of which item a path names; what is wrong with it is kept beside. */
final class HttpRatingPath {
    private final Violations violations = new Violations();
    private final @Nullable ItemId item;
    private final @Nullable UserId user;

    private HttpRatingPath(ServerRequest request) {
        this.item = part("item", request, ItemId::new);
        this.user = part("user", request, UserId::new);
    }

    /** Of the path's variables {@code item} and {@code user}. */
    static HttpRatingPath of(ServerRequest request) {
        return new HttpRatingPath(request);
    }

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

    private <T> @Nullable T part(String name, ServerRequest request, Function<String, T> parser) {
        try {
            return parser.apply(request.pathVariable(name));
        } catch (IllegalArgumentException e) {
            violations.add(name, String.valueOf(e.getMessage()));
            return null;
        }
    }
}
