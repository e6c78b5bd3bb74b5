/**
 * Folds rating facts into the rating in force of each rater and the histogram of each item.
 *
 * <p>Reads {@code ratings.events.v1} in the log order of each item; writes {@code
 * ratings.current.v1} and {@code ratings.items.v1}, one record each for every fact, also for one
 * that changes nothing. Idempotent on {@code event_id}. No clock is read: what time decides is
 * decided by {@code rated_at} and {@code accepted_at}.
 */
@NullMarked
package io.starledger.ratings.fold;

import org.jspecify.annotations.NullMarked;
