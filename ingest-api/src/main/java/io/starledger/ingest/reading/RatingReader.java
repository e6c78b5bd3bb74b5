package io.starledger.ingest.reading;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * Reads a rating: the body of a single call, or a line of a batch. Safe for use by many threads.
 */
public final class RatingReader {
    private static final int REQUIRED = 3;
    private static final List<String> BODY_FIELDS =
            List.of("user_id", "item_id", "score", "comment", "rated_at", "channel");
    private static final List<String> LINE_FIELDS =
            List.of(
                    "user_id",
                    "item_id",
                    "score",
                    "comment",
                    "rated_at",
                    "channel",
                    "idempotency_key");

    private final ObjectReader objects;

    private RatingReader(List<String> fields) {
        this.objects = new ObjectReader(fields, REQUIRED);
    }

    /** Of a single call, whose idempotency key is a header. */
    public static RatingReader ofBody() {
        return new RatingReader(BODY_FIELDS);
    }

    /** Of a line, which may name its own idempotency key. */
    public static RatingReader ofLine() {
        return new RatingReader(LINE_FIELDS);
    }

    /**
     * Reads one rating.
     *
     * @param now what {@code rated_at} may be ahead of by five minutes at most
     */
    public Reading<RatingSubmission> read(Slice bytes, Instant now) {
        Violations violations = new Violations();
        RatingDraft draft = new RatingDraft(now, violations);
        @Nullable String malformed = objects.read(bytes, violations, draft);
        if (malformed != null) {
            return new Reading.Malformed<>(malformed);
        }
        return violations.isEmpty()
                ? new Reading.Valid<>(draft.toSubmission())
                : new Reading.Invalid<>(violations.list());
    }
}
