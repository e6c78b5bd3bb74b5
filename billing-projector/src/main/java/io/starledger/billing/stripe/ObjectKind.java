package io.starledger.billing.stripe;

/** The kinds of Stripe's objects that are folded. */
public enum ObjectKind {
    SUBSCRIPTION,
    INVOICE,
    INVOICE_PAYMENT,
    CUSTOMER,
    CHECKOUT_SESSION,
    CHARGE,
    REFUND,
    CREDIT_NOTE,
    DISPUTE,
    /** All entitlements of a customer, in one object without an id of its own. */
    ENTITLEMENTS,
    PRODUCT,
    /** Also what the older API calls a plan: both have the same ids. */
    PRICE,
    /** The platform's application, as an account that leaves it names it. */
    APPLICATION,
    TEST_CLOCK
}
