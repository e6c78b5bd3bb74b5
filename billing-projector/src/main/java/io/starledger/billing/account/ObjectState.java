package io.starledger.billing.account;

import io.starledger.billing.stripe.StripeObject;

/**
 * What an object is, as far as its events tell.
 *
 * @param isCertain whether no other state is as likely; if not, {@code object} is one of several,
 *     and only asking Stripe decides
 */
record ObjectState(StripeObject object, boolean isCertain) {}
