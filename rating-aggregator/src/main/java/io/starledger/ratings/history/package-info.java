/**
 * The view of what happened to each rating: every event of {@code ratings.events.v1} as it was
 * accepted, and the call that tells what became of one rating. Reads the log itself, not what the
 * topology emits; idempotent on an event's offset. The rule by which a rating holds is that of
 * {@link io.starledger.ratings.fold}.
 */
@NullMarked
package io.starledger.ratings.history;

import org.jspecify.annotations.NullMarked;
