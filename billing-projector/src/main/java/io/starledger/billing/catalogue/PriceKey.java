package io.starledger.billing.catalogue;

import io.starledger.billing.stripe.PriceId;
import io.starledger.billing.stripe.StripeAccountId;

/** A price of one Stripe account; the same id of another account is another price. */
public record PriceKey(StripeAccountId account, PriceId price) {}
