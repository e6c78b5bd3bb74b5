/**
 * The view of ratings in force, with their comments, in PostgreSQL, and the call that lists them.
 * Takes {@code ratings.current.v1} and {@code ratings.comments.v1}, each row in the order of its
 * positions.
 */
@NullMarked
package io.starledger.ratings.current;

import org.jspecify.annotations.NullMarked;
