package io.starledger.billing.account;

import io.starledger.billing.catalogue.Limits;
import io.starledger.billing.stripe.Period;

/** Limits an operator gives a tenant on top of what it bought, for a while. */
public record Grant(String id, Limits extra, Period validity) {}
