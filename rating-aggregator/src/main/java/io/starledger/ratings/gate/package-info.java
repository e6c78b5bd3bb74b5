/**
 * Decides whether Redis may be read in place of PostgreSQL, so that no read is older than
 * PostgreSQL.
 *
 * <p>Per partition of {@code ratings.items.v1} one Redis hash holds {@code written}, how far the
 * Redis view has come, and two numbers for each shard: {@code floor}, how far the shard's
 * PostgreSQL view has come or is about to come; {@code until}, the instant up to which that floor
 * is promised. The writer of a shard raises its floors before it commits; if Redis does not take
 * them, it commits only after the last promise has run out. A reader uses Redis for a tenant only
 * while {@code written >= floor} and {@code now < until} of that tenant's shard, and only if that
 * was promised after its own session began: what an earlier run of Redis was promised, a file may
 * have lost. So a Redis that was frozen, cut off, or started again on an old file serves nobody
 * until it has caught up.
 */
@NullMarked
package io.starledger.ratings.gate;

import org.jspecify.annotations.NullMarked;
