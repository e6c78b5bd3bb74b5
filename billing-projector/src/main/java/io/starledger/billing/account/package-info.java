/**
 * Folds Stripe's events and operators' grants into a tenant's account: its plan and status, now and
 * as far as time alone will change them, what it paid and owes, and what keeps it from writing.
 *
 * <p>Reads {@code billing.stripe-events.v1} and {@code billing.grants.v1}, writes {@code
 * billing.accounts.v1}, one record for every event and grant, also for one that changes nothing. Of
 * a grant the last decision counts. Idempotent on account and event id, and independent of the
 * order of arrival: an event's place is its {@code created}, within one second the chain of {@code
 * previous_attributes}, and created before changed before deleted. Reads no clock. Does not own
 * which tenant an event is of, nor what a plan allows.
 */
@NullMarked
package io.starledger.billing.account;

import org.jspecify.annotations.NullMarked;
