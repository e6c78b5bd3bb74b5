package io.starledger.billing.history;

import io.starledger.billing.usage.Repetition;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which ratings of one tenant and partition were counted, as far as a repetition is known. */
final class CountedIds {
    private final Map<UUID, Set<Instant>> counted = new HashMap<>();
    private @Nullable Instant newest;

    /** One that was counted. */
    void add(UUID id, Instant acceptedAt) {
        counted.computeIfAbsent(id, _ -> new HashSet<>()).add(acceptedAt);
        reach(acceptedAt);
    }

    /** That one was counted then, whichever it was. */
    void reach(Instant acceptedAt) {
        newest = newest == null || acceptedAt.isAfter(newest) ? acceptedAt : newest;
    }

    /** Whether it counts: it is no repetition of one that is known. */
    boolean count(UUID id, Instant acceptedAt) {
        boolean isKnown =
                counted.getOrDefault(id, Set.of()).stream()
                        .anyMatch(
                                it ->
                                        it.isAfter(forgottenUntil())
                                                && Duration.between(it, acceptedAt)
                                                                .abs()
                                                                .compareTo(Repetition.KNOWN_FOR)
                                                        <= 0);
        if (!isKnown) {
            add(id, acceptedAt);
        }
        return !isKnown;
    }

    /** What was accepted until then is known no more. */
    Instant forgottenUntil() {
        return newest == null ? Instant.MIN : newest.minus(Repetition.KEPT_FOR);
    }
}
