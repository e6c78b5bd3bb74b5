package io.starledger.platform.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The last row of a page as an opaque token. It is no secret and gives no right: every query is
 * bound to its tenant besides.
 *
 * @param parts what tells where to go on; none holds a line feed
 */
public record Cursor(List<String> parts) {
    public Cursor {
        parts = List.copyOf(parts);
    }

    public static Cursor of(String... parts) {
        return new Cursor(List.of(parts));
    }

    /** Empty if {@code token} is no cursor of so many parts. */
    public static Optional<Cursor> parse(String token, int parts) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), UTF_8);
            Cursor cursor = of(text.split("\n", -1));
            return cursor.parts.size() == parts ? Optional.of(cursor) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public String token() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", parts).getBytes(UTF_8));
    }
}
