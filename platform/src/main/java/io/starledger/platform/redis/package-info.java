/**
 * Redis as services use it: one multiplexed connection that never makes anybody wait. A command has
 * a short bound, none is queued while Redis is away, and a breaker opens when it does not answer.
 * Does not own any key.
 */
@NullMarked
package io.starledger.platform.redis;

import org.jspecify.annotations.NullMarked;
