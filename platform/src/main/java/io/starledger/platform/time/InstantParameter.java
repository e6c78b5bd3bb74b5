package io.starledger.platform.time;

import io.starledger.platform.postgres.InstantRange;
import io.starledger.platform.problem.Violation;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** An instant as RFC 3339 spells it, of the years 1 to 9999. */
public final class InstantParameter {
    private InstantParameter() {}

    /**
     * {@code otherwise} if {@code text} is null. Adds to {@code violations} what is wrong; the
     * answer is to be used only if nothing was.
     *
     * @param pointer as {@link Violation} has it
     */
    public static Instant parse(
            String pointer, @Nullable String text, Instant otherwise, List<Violation> violations) {
        try {
            return text == null ? otherwise : InstantRange.require(Instant.parse(text));
        } catch (DateTimeException | IllegalArgumentException _) {
            violations.add(
                    new Violation(
                            pointer,
                            "expected an instant such as 2026-11-01T00:00:00Z but was another"));
            return otherwise;
        }
    }
}
