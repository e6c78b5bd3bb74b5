/**
 * Rating events folded, by the platform's topology and by a plain loop: the workers that do it,
 * each in a JVM of its own, and the events they fold. A worker folds all events from the start each
 * time it is told a line, and answers how many it did a second.
 */
@NullMarked
package io.starledger.benchmarks.fold;

import org.jspecify.annotations.NullMarked;
