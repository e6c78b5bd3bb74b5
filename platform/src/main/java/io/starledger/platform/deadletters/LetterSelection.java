package io.starledger.platform.deadletters;

import io.starledger.platform.burial.Origin;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Letters by what is asked of them; null, or none, asks nothing.
 *
 * @param topic they came from
 * @param cause its hash
 * @param from seen last at or after it
 * @param until seen last before it
 * @param letters these alone
 */
public record LetterSelection(
        @Nullable String topic,
        @Nullable String cause,
        @Nullable TenantId tenant,
        @Nullable Instant from,
        @Nullable Instant until,
        Set<Origin> letters)
        implements Predicate<Letter> {
    public static final LetterSelection ALL =
            new LetterSelection(null, null, null, null, null, Set.of());

    public LetterSelection {
        letters = Set.copyOf(letters);
    }

    @Override
    public boolean test(Letter letter) {
        return (topic == null || topic.equals(letter.origin().topic()))
                && (cause == null || cause.equals(letter.cause().hash()))
                && (tenant == null || tenant.equals(letter.tenant()))
                && (from == null || !letter.lastSeen().isBefore(from))
                && (until == null || letter.lastSeen().isBefore(until))
                && (letters.isEmpty() || letters.contains(letter.origin()));
    }
}
