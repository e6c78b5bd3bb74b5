/** A log of billing and ratings in any order, and by plain code what it comes to at an instant. */
@NullMarked
package io.starledger.billing.past;

import org.jspecify.annotations.NullMarked;
