/**
 * How much a tenant used in each of its billing periods, which begin at any second and may be known
 * only after they have begun. So what is counted is kept by second within its minute, and cut when
 * periods are told of. Hours are counted apart, and for ever. Reads no clock.
 */
@NullMarked
package io.starledger.billing.usage;

import org.jspecify.annotations.NullMarked;
