package io.starledger.platform.position;

import java.util.HashMap;
import java.util.Map;

/**
 * Offsets of {@code ratings.events.v1} by partition, each the last one that matters to whoever
 * holds the position.
 */
public record Position(Map<Integer, Long> offsets) {
    public static final Position EMPTY = new Position(Map.of());

    public Position {
        offsets = Map.copyOf(offsets);
    }

    /** The greater offset of both for each partition. */
    public Position and(Position other) {
        if (offsets.isEmpty()) {
            return other;
        }
        Map<Integer, Long> merged = new HashMap<>(offsets);
        other.offsets.forEach((partition, offset) -> merged.merge(partition, offset, Math::max));
        return new Position(merged);
    }
}
