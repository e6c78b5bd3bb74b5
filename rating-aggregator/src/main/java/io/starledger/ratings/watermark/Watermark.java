package io.starledger.ratings.watermark;

import io.starledger.platform.position.Position;

import java.util.Map;
import java.util.Objects;

/**
 * How far a view has come.
 *
 * @param offsets of {@code ratings.events.v1}, by partition the last whose event is in the view
 */
record Watermark(Map<Integer, Long> offsets) {
    static final Watermark NONE = new Watermark(Map.of());

    Watermark {
        offsets = Map.copyOf(offsets);
    }

    /** Whether the view has all that {@code position} names. */
    boolean hasReached(Position position) {
        return partitionsReached(position) == position.offsets().size();
    }

    /** Of the partitions that {@code position} names the share that the view has reached. */
    double shareOf(Position position) {
        return position.offsets().isEmpty()
                ? 1
                : (double) partitionsReached(position) / position.offsets().size();
    }

    private long partitionsReached(Position position) {
        return position.offsets().entrySet().stream()
                .filter(asked -> hasReached(asked.getKey(), asked.getValue()))
                .count();
    }

    private boolean hasReached(Integer partition, Long offset) {
        return Objects.requireNonNullElse(offsets.get(partition), -1L) >= offset;
    }
}
