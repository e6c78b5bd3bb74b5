/**
 * Measures the platform against bare baselines on the same machine, in the same run, in turn with
 * them. Owns what each row compares, how long it runs and what it runs on: a temporary data
 * directory, free loopback ports, JVMs of its own, all gone at the end. Does not own any service:
 * they are measured as they are, with their own settings.
 */
@NullMarked
package io.starledger.benchmarks;

import org.jspecify.annotations.NullMarked;
