package io.starledger.platform.digest;

import org.jspecify.annotations.Nullable;

/**
 * A row that is not the same on both sides.
 *
 * @param key as {@link DigestedRow} has it
 * @param serving the value where it is read; null if there is no such row
 * @param built the value in the generation that is held against it; null if there is no such row
 */
public record Difference(
        Slice slice, String key, @Nullable String serving, @Nullable String built) {}
