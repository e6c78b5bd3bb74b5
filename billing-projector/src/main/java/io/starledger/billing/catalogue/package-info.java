/**
 * What is sold: plans and add-ons with their limits, by version, and whose word and which prices
 * sell them.
 *
 * <p>A version is never changed, only followed by another; what is known of one period stays as it
 * was. Reads no clock.
 */
@NullMarked
package io.starledger.billing.catalogue;

import org.jspecify.annotations.NullMarked;
