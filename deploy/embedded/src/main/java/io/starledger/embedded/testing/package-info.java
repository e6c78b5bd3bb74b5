/**
 * What the integration tests of one JVM share: a stack, what stands in its topics, a service in the
 * JVM or in one of its own, what holds tenants apart, and a watch for calls that block.
 *
 * <p>Owns the stack's choice (real processes, or containers), its temporary data directory and its
 * end, and what may block all the same. Does not own test data: tests that share a stack keep apart
 * by names of their own.
 */
@NullMarked
package io.starledger.embedded.testing;

import org.jspecify.annotations.NullMarked;
