/**
 * Decides whether Redis may be read in place of PostgreSQL, so that no read is older than
 * PostgreSQL.
 *
 * <p>Per partition of {@code ratings.items.v1} one Redis hash holds three numbers: {@code written},
 * how far the Redis view has come; {@code floor}, how far the PostgreSQL view has come or is about
 * to come; {@code until}, the instant up to which that floor is promised. The writer of PostgreSQL
 * raises the floor before it commits; if Redis does not take it, it commits only after the last
 * promise has run out. A reader uses Redis only while {@code written >= floor} and {@code now <
 * until}, and only if that was promised after its own session began: what an earlier run of Redis
 * was promised, a file may have lost. So a Redis that was frozen, cut off, or started again on an
 * old file serves nobody until it has caught up.
 */
@NullMarked
package io.starledger.ratings.gate;

import org.jspecify.annotations.NullMarked;
