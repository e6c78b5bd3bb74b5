/**
 * What stood at any instant. Owns the tables of standings, of their sums by day and minute, and of
 * the events that are known, and the call that tells which events are behind an item's number. Time
 * is {@code rated_at} of submissions and {@code accepted_at} of retractions and moderations; which
 * of a user's ratings stands is decided in the order of the log, by the rule of {@link
 * io.starledger.ratings.fold.Standing} over what an instant knows of. Idempotent on an event's
 * offset.
 */
@NullMarked
package io.starledger.ratings.timeline;

import org.jspecify.annotations.NullMarked;
