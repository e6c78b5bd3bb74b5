/**
 * What operators see and do of all tenants. Owns the calls below {@code /ops/tenants} and {@code
 * /ops/parked}, the links that operators make, move and end, and the grants they give and take
 * back; does not own what a link or a grant does.
 *
 * <p>Writes {@code billing.customers.v1} and {@code billing.grants.v1}, the records of a customer
 * and of a tenant in the order of the calls; repeating a call changes nothing.
 */
@NullMarked
package io.starledger.billing.tenants;

import org.jspecify.annotations.NullMarked;
