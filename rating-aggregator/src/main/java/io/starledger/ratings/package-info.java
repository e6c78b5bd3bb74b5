/**
 * The rating aggregator: a topology that folds rating facts, projections that write what it emits
 * to PostgreSQL and Redis and what it reads to PostgreSQL, the calls that read those views, and the
 * tenants' own topics of their ratings.
 */
@NullMarked
package io.starledger.ratings;

import org.jspecify.annotations.NullMarked;
