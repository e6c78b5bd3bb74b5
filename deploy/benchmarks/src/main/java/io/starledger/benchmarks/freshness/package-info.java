/**
 * How soon what is sent is answered and seen: requests at a steady rate, some of which are asked
 * for until an answer shows them. What they are, the caller knows.
 */
@NullMarked
package io.starledger.benchmarks.freshness;

import org.jspecify.annotations.NullMarked;
