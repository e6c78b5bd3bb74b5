/**
 * What tenants see of their billing: account, quota, use and Stripe's events. Owns the calls below
 * {@code /v1/tenants/{tenantId}} and how a step function is told at one instant. Owns no table.
 */
@NullMarked
package io.starledger.billing.calls;

import org.jspecify.annotations.NullMarked;
