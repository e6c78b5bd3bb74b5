/**
 * The view of items: each item's histogram and what derives from it, in PostgreSQL and in Redis,
 * and the calls that read it. Both stores take an item's rows in the order of their positions; an
 * older one never replaces a newer one.
 */
@NullMarked
package io.starledger.ratings.items;

import org.jspecify.annotations.NullMarked;
