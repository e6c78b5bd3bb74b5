/**
 * What operators ask of tenants: plans, quotas and whose Stripe customers are whose. Owns the
 * tables it prints; asks the platform over HTTP and keeps nothing.
 */
@NullMarked
package io.starledger.cli.tenants;

import org.jspecify.annotations.NullMarked;
