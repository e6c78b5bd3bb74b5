/**
 * The stack that the integration tests of one JVM share.
 *
 * <p>Owns its choice (real processes, or containers), its temporary data directory and its end.
 * Does not own test data: tests that share a stack keep apart by names of their own.
 */
@NullMarked
package io.starledger.embedded.testing;

import org.jspecify.annotations.NullMarked;
