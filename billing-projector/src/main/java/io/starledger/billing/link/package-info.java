/**
 * Finds the tenant of each of Stripe's events. Owns the links of customers as far as they are made
 * by the platform's own checkout, and what waits until its tenant is known. Does not own what an
 * event means.
 *
 * <p>Reads {@code billing.stripe-inbox.v1} and {@code billing.customers.v1}, both by {@code
 * account/customer}; writes {@code billing.stripe-events.v1}, and to {@code billing.customers.v1}
 * itself. An event that names no customer is asked for by the charge, payment or invoice it names,
 * which takes a repartition by these. Repetitions go on as they came; their {@code event_id} tells.
 * Reads no clock.
 */
@NullMarked
package io.starledger.billing.link;

import org.jspecify.annotations.NullMarked;
