/**
 * Generations of projections: which there are and which serves is decided in {@code
 * platform.generations.v1} and folded by every instance ({@link
 * io.starledger.platform.generation.Generations}); each that stands runs in a context of its own
 * ({@link io.starledger.platform.generation.RunningGenerations}); readers see the one that serves
 * ({@link io.starledger.platform.generation.ServedView}). Does not own what a projection consists
 * of, which its service tells by a {@link io.starledger.platform.generation.RebuildableProjection}.
 * Decisions are idempotent: one that the state does not allow changes nothing.
 */
@NullMarked
package io.starledger.platform.generation;

import org.jspecify.annotations.NullMarked;
