/**
 * Writes the views of ratings: one projection into Redis and, into each shard of PostgreSQL, one of
 * what stands and one of what happened; each with its own consumer and its own positions. Owns the
 * order in which a batch reaches a store; the rows belong to the packages of their views.
 */
@NullMarked
package io.starledger.ratings.views;

import org.jspecify.annotations.NullMarked;
