/**
 * What a generation of ratings consists of, what it is born with, and what it leaves behind. Owns
 * the marks in {@code ratings.events.v1} that tell how far a view has come; does not own which
 * generations there are, which {@link io.starledger.platform.generation} does.
 */
@NullMarked
package io.starledger.ratings.generation;

import org.jspecify.annotations.NullMarked;
