/** Values that change with time and are known ahead of it. Reads no clock. */
@NullMarked
package io.starledger.billing.steps;

import org.jspecify.annotations.NullMarked;
