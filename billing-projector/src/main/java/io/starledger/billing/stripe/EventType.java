package io.starledger.billing.stripe;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The event types that are folded, by the names Stripe's API reference gives them. */
public enum EventType {
    CHECKOUT_COMPLETED("checkout.session.completed", ObjectKind.CHECKOUT_SESSION, Step.CHANGED),
    CHECKOUT_ASYNC_SUCCEEDED(
            "checkout.session.async_payment_succeeded", ObjectKind.CHECKOUT_SESSION, Step.CHANGED),
    CHECKOUT_ASYNC_FAILED(
            "checkout.session.async_payment_failed", ObjectKind.CHECKOUT_SESSION, Step.CHANGED),
    CHECKOUT_EXPIRED("checkout.session.expired", ObjectKind.CHECKOUT_SESSION, Step.CHANGED),
    CUSTOMER_CREATED("customer.created", ObjectKind.CUSTOMER, Step.CREATED),
    CUSTOMER_UPDATED("customer.updated", ObjectKind.CUSTOMER, Step.CHANGED),
    CUSTOMER_DELETED("customer.deleted", ObjectKind.CUSTOMER, Step.DELETED),
    SUBSCRIPTION_CREATED("customer.subscription.created", ObjectKind.SUBSCRIPTION, Step.CREATED),
    SUBSCRIPTION_UPDATED("customer.subscription.updated", ObjectKind.SUBSCRIPTION, Step.CHANGED),
    SUBSCRIPTION_DELETED("customer.subscription.deleted", ObjectKind.SUBSCRIPTION, Step.DELETED),
    SUBSCRIPTION_PAUSED("customer.subscription.paused", ObjectKind.SUBSCRIPTION, Step.CHANGED),
    SUBSCRIPTION_RESUMED("customer.subscription.resumed", ObjectKind.SUBSCRIPTION, Step.CHANGED),
    SUBSCRIPTION_TRIAL_WILL_END(
            "customer.subscription.trial_will_end", ObjectKind.SUBSCRIPTION, Step.CHANGED),
    SUBSCRIPTION_PENDING_UPDATE_APPLIED(
            "customer.subscription.pending_update_applied", ObjectKind.SUBSCRIPTION, Step.CHANGED),
    SUBSCRIPTION_PENDING_UPDATE_EXPIRED(
            "customer.subscription.pending_update_expired", ObjectKind.SUBSCRIPTION, Step.CHANGED),
    INVOICE_FINALIZED("invoice.finalized", ObjectKind.INVOICE, Step.CHANGED),
    INVOICE_PAID("invoice.paid", ObjectKind.INVOICE, Step.CHANGED),
    INVOICE_PAYMENT_SUCCEEDED("invoice.payment_succeeded", ObjectKind.INVOICE, Step.CHANGED),
    INVOICE_PAYMENT_FAILED("invoice.payment_failed", ObjectKind.INVOICE, Step.CHANGED),
    INVOICE_PAYMENT_ACTION_REQUIRED(
            "invoice.payment_action_required", ObjectKind.INVOICE, Step.CHANGED),
    INVOICE_OVERDUE("invoice.overdue", ObjectKind.INVOICE, Step.CHANGED),
    INVOICE_VOIDED("invoice.voided", ObjectKind.INVOICE, Step.CHANGED),
    INVOICE_MARKED_UNCOLLECTIBLE("invoice.marked_uncollectible", ObjectKind.INVOICE, Step.CHANGED),
    INVOICE_PAYMENT_PAID("invoice_payment.paid", ObjectKind.INVOICE_PAYMENT, Step.CHANGED),
    CHARGE_REFUNDED("charge.refunded", ObjectKind.CHARGE, Step.CHANGED),
    REFUND_CREATED("refund.created", ObjectKind.REFUND, Step.CREATED),
    REFUND_UPDATED("refund.updated", ObjectKind.REFUND, Step.CHANGED),
    REFUND_FAILED("refund.failed", ObjectKind.REFUND, Step.CHANGED),
    CREDIT_NOTE_CREATED("credit_note.created", ObjectKind.CREDIT_NOTE, Step.CREATED),
    CREDIT_NOTE_UPDATED("credit_note.updated", ObjectKind.CREDIT_NOTE, Step.CHANGED),
    CREDIT_NOTE_VOIDED("credit_note.voided", ObjectKind.CREDIT_NOTE, Step.CHANGED),
    DISPUTE_CREATED("charge.dispute.created", ObjectKind.DISPUTE, Step.CREATED),
    DISPUTE_UPDATED("charge.dispute.updated", ObjectKind.DISPUTE, Step.CHANGED),
    DISPUTE_FUNDS_WITHDRAWN("charge.dispute.funds_withdrawn", ObjectKind.DISPUTE, Step.CHANGED),
    DISPUTE_FUNDS_REINSTATED("charge.dispute.funds_reinstated", ObjectKind.DISPUTE, Step.CHANGED),
    DISPUTE_CLOSED("charge.dispute.closed", ObjectKind.DISPUTE, Step.CHANGED),
    ENTITLEMENTS_UPDATED(
            "entitlements.active_entitlement_summary.updated",
            ObjectKind.ENTITLEMENTS,
            Step.CHANGED),
    PRODUCT_CREATED("product.created", ObjectKind.PRODUCT, Step.CREATED),
    PRODUCT_UPDATED("product.updated", ObjectKind.PRODUCT, Step.CHANGED),
    PRODUCT_DELETED("product.deleted", ObjectKind.PRODUCT, Step.DELETED),
    PRICE_CREATED("price.created", ObjectKind.PRICE, Step.CREATED),
    PRICE_UPDATED("price.updated", ObjectKind.PRICE, Step.CHANGED),
    PRICE_DELETED("price.deleted", ObjectKind.PRICE, Step.DELETED),
    PLAN_CREATED("plan.created", ObjectKind.PRICE, Step.CREATED),
    PLAN_UPDATED("plan.updated", ObjectKind.PRICE, Step.CHANGED),
    PLAN_DELETED("plan.deleted", ObjectKind.PRICE, Step.DELETED),
    ACCOUNT_DEAUTHORIZED("account.application.deauthorized", ObjectKind.APPLICATION, Step.CHANGED),
    TEST_CLOCK_CREATED("test_helpers.test_clock.created", ObjectKind.TEST_CLOCK, Step.CREATED),
    TEST_CLOCK_ADVANCING("test_helpers.test_clock.advancing", ObjectKind.TEST_CLOCK, Step.CHANGED),
    TEST_CLOCK_READY("test_helpers.test_clock.ready", ObjectKind.TEST_CLOCK, Step.CHANGED),
    TEST_CLOCK_FAILED(
            "test_helpers.test_clock.internal_failure", ObjectKind.TEST_CLOCK, Step.CHANGED),
    TEST_CLOCK_DELETED("test_helpers.test_clock.deleted", ObjectKind.TEST_CLOCK, Step.DELETED);

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values())
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    EventType::stripeName, Function.identity()));

    private final String stripeName;
    private final ObjectKind kind;
    private final Step step;

    EventType(String stripeName, ObjectKind kind, Step step) {
        this.stripeName = stripeName;
        this.kind = kind;
        this.step = step;
    }

    /** Empty for a type that is kept and counted, and changes nothing. */
    public static Optional<EventType> named(String stripeName) {
        return Optional.ofNullable(BY_NAME.get(stripeName));
    }

    public String stripeName() {
        return stripeName;
    }

    public ObjectKind kind() {
        return kind;
    }

    public Step step() {
        return step;
    }
}
