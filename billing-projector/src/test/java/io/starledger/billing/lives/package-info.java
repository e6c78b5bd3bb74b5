/**
 * Lives of Stripe's customers, as Stripe would live and tell them, for asking whether the fold ends
 * where they end. Knows Stripe's payloads and none of the code that reads them.
 */
@NullMarked
package io.starledger.billing.lives;

import org.jspecify.annotations.NullMarked;
