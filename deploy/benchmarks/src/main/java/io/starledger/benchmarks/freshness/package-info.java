/**
 * How soon a post is seen: ratings at a steady rate, some of them on items of their own that are
 * read until they show it.
 */
@NullMarked
package io.starledger.benchmarks.freshness;

import org.jspecify.annotations.NullMarked;
