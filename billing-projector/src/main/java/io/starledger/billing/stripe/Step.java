package io.starledger.billing.stripe;

/** What an event says of its object, in the order in which these can happen in one second. */
public enum Step {
    CREATED,
    /** The object is as told; what it was before is told as well, or not. */
    CHANGED,
    /** The object as Stripe reported it when it was asked. */
    FETCHED,
    DELETED
}
