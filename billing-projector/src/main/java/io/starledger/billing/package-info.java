/**
 * The service that folds Stripe's events and accepted ratings into each tenant's account, use and
 * quota. Reads {@code billing.stripe-inbox.v1}, {@code billing.customers.v1} and {@code
 * ratings.events.v1}; writes {@code billing.stripe-events.v1}, {@code billing.accounts.v1}, {@code
 * billing.usage.v1}, {@code billing.usage-hours.v1} and {@code billing.quotas.v1}, each exactly
 * once for what it read. No part of it reads a clock to decide anything.
 */
@NullMarked
package io.starledger.billing;

import org.jspecify.annotations.NullMarked;
