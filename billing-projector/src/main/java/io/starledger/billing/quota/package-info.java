/**
 * What a tenant may do, as a step function of time that whoever asks evaluates at its now: what it
 * bought, with add-ons and grants, under the rule of its status, and how much of it is used.
 *
 * <p>Reads {@code ratings.events.v1}, {@code billing.accounts.v1} and, for products, {@code
 * billing.stripe-inbox.v1}; writes {@code billing.usage.v1}, {@code billing.usage-hours.v1} and
 * {@code billing.quotas.v1}. Idempotent on a rating's {@code event_id} within 24 hours of {@code
 * accepted_at}. What is counted per tenant is repartitioned; accounts are not. Reads no clock.
 */
@NullMarked
package io.starledger.billing.quota;

import org.jspecify.annotations.NullMarked;
