package io.starledger.billing.stripe;

/** The state of an object at one moment, reduced to what decides a plan, a status or money. */
public sealed interface StripeObject
        permits Subscription,
                Invoice,
                InvoicePayment,
                Customer,
                CheckoutSession,
                Charge,
                Refund,
                CreditNote,
                Dispute,
                Entitlements,
                Product,
                Price,
                Application,
                TestClock {

    String id();

    ObjectKind kind();

    /**
     * How far the object has come on a way it goes but once. Of two states told within one second
     * the one that has come further is the later. States that can follow each other both ways have
     * come equally far.
     */
    default long progress() {
        return 0;
    }

    /** What it is once deleted, as the event of its deletion shows it as it was. */
    default StripeObject deleted() {
        return this;
    }

    /** Whether what is told is only a part of it, so that the rest must be fetched. */
    default boolean isPartial() {
        return false;
    }
}
