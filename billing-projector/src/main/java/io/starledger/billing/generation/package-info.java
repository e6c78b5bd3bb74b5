/**
 * What a generation of billing consists of, what it is born with, and what it leaves behind. Does
 * not own which generations there are, which {@link io.starledger.platform.generation} does, nor
 * what there is once, whichever serves: whose an event is, what operators decided, what is said to
 * Stripe.
 */
@NullMarked
package io.starledger.billing.generation;

import org.jspecify.annotations.NullMarked;
