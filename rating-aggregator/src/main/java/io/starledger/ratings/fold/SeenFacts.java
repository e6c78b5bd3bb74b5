package io.starledger.ratings.fold;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The facts of one rater and item that were folded in the last 24 hours of {@code accepted_at},
 * oldest first; at most 100, of which the oldest are forgotten first. A keyed retry that comes late
 * is thereby known.
 */
public record SeenFacts(List<Seen> facts) {
    public static final SeenFacts NONE = new SeenFacts(List.of());
    static final Duration WINDOW = Duration.ofHours(24);
    static final int LIMIT = 100;

    public SeenFacts {
        facts = List.copyOf(facts);
    }

    /** A fact that was folded. */
    public record Seen(UUID eventId, Instant acceptedAt) {}

    public boolean contains(UUID eventId) {
        for (Seen seen : facts) {
            if (seen.eventId().equals(eventId)) {
                return true;
            }
        }
        return false;
    }

    /** After {@code fact}, which is not among them. */
    public SeenFacts with(Fact fact) {
        Instant forgottenBefore = fact.acceptedAt().minus(WINDOW);
        List<Seen> kept = new ArrayList<>(facts.size() + 1);
        for (Seen seen : facts) {
            if (!seen.acceptedAt().isBefore(forgottenBefore)) {
                kept.add(seen);
            }
        }
        kept.add(new Seen(fact.eventId(), fact.acceptedAt()));
        return new SeenFacts(
                kept.size() > LIMIT ? kept.subList(kept.size() - LIMIT, kept.size()) : kept);
    }
}
