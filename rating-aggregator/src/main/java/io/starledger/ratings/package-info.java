/**
 * The rating aggregator: a topology that folds rating facts, projections that write what it emits
 * to PostgreSQL and Redis and what it reads to PostgreSQL, and the calls that read those views.
 */
@NullMarked
package io.starledger.ratings;

import org.jspecify.annotations.NullMarked;
