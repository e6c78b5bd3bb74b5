package io.starledger.platform.time;

import io.starledger.platform.problem.Violation;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The parameter {@code as_of}: the instant at which an answer is to hold. */
public final class AsOf {
    public static final String NAME = "as_of";
    private static final String POINTER = "?" + NAME;

    private AsOf() {}

    /**
     * To the microsecond, as what happened is dated; null if {@code text} is. Adds to {@code
     * violations} what is wrong; the answer is to be used only if nothing was.
     */
    public static @Nullable Instant parse(@Nullable String text, List<Violation> violations) {
        return text == null
                ? null
                : InstantParameter.parse(POINTER, text, Instant.EPOCH, violations)
                        .truncatedTo(ChronoUnit.MICROS);
    }

    /** As the other, of a call that tells of nothing that is after {@code now}. */
    public static @Nullable Instant parse(
            @Nullable String text, Instant now, List<Violation> violations) {
        @Nullable Instant asOf = parse(text, violations);
        if (asOf != null && asOf.isAfter(now)) {
            violations.add(
                    new Violation(
                            POINTER,
                            "expected an instant that is not after %s but was %s"
                                    .formatted(now, asOf)));
        }
        return asOf;
    }

    /** For calls that tell of the present alone: to answer that instead would be worse. */
    public static void refuse(@Nullable String text, List<Violation> violations) {
        if (text != null) {
            violations.add(
                    new Violation(POINTER, "expected none: this call tells of the present alone"));
        }
    }
}
