/**
 * What Stripe can tell: its events and the objects they carry, reduced to what decides a plan, a
 * status or money.
 *
 * <p>Owns the reading of payloads, in every API version that is still sent, and nothing of what
 * they mean for a tenant. An event is identified by the Stripe account it is of and its id. All
 * instants are whole seconds, as Stripe gives them, and all amounts are in minor units.
 */
@NullMarked
package io.starledger.billing.stripe;

import org.jspecify.annotations.NullMarked;
