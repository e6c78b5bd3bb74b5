/**
 * The views of billing in PostgreSQL: accounts, use, quotas, Stripe's events and whose customers
 * are. Owns their tables, the projection that writes them and the reading of one tenant's rows;
 * what they mean at an instant is decided by who asks.
 *
 * <p>Reads {@code billing.accounts.v1}, {@code billing.usage.v1}, {@code billing.usage-hours.v1},
 * {@code billing.quotas.v1}, {@code billing.stripe-events.v1} and {@code billing.customers.v1},
 * each in its order by tenant or customer. Idempotent on positions: an older one never takes the
 * place of a newer one.
 */
@NullMarked
package io.starledger.billing.view;

import org.jspecify.annotations.NullMarked;
