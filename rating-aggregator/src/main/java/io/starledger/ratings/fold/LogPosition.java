package io.starledger.ratings.fold;

/**
 * Where in {@code ratings.events.v1} a view's row stands. Of two rows of one key the one with the
 * greater offset is newer; a key never changes its partition.
 */
public record LogPosition(int partition, long offset) {}
