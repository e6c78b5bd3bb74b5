package io.starledger.billing.stripe;

import static io.starledger.billing.stripe.Payloads.list;
import static io.starledger.billing.stripe.Payloads.object;

import java.util.List;
import java.util.Map;

/** One object of each kind, as the current API shows it. */
final class Samples {
    private static final long START = 1_770_000_000;
    private static final long END = 1_772_419_200;

    private Samples() {}

    static Map<String, Object> of(ObjectKind kind) {
        return switch (kind) {
            case SUBSCRIPTION -> subscription("active", List.of(item("price_growth", 1)));
            case INVOICE -> invoice();
            case INVOICE_PAYMENT -> invoicePayment();
            case CUSTOMER ->
                    object(
                            "id", "cus_1",
                            "object", "customer",
                            "balance", 0,
                            "currency", "usd",
                            "delinquent", false,
                            "email", "someone@example.com");
            case CHECKOUT_SESSION -> checkoutSession();
            case CHARGE, REFUND, CREDIT_NOTE, DISPUTE -> money(kind);
            case ENTITLEMENTS ->
                    object(
                            "object", "entitlements.active_entitlement_summary",
                            "customer", "cus_1",
                            "entitlements", list(List.of(object("lookup_key", "sso"))));
            case PRODUCT -> object("id", "prod_1", "object", "product", "active", true);
            case PRICE ->
                    object("id", "price_1", "object", "plan", "active", true, "product", "prod_1");
            case APPLICATION -> object("id", "ca_1", "object", "application", "name", null);
            case TEST_CLOCK ->
                    object(
                            "id", "clock_1",
                            "object", "test_helpers.test_clock",
                            "frozen_time", START,
                            "status", "ready");
        };
    }

    static Map<String, Object> subscription(String status, List<Map<String, Object>> items) {
        return object(
                "id",
                "sub_1",
                "object",
                "subscription",
                "cancel_at",
                null,
                "cancel_at_period_end",
                false,
                "customer",
                "cus_1",
                "items",
                list(items),
                "latest_invoice",
                "in_1",
                "status",
                status,
                "test_clock",
                null,
                "trial_end",
                null);
    }

    static Map<String, Object> item(String price, long quantity) {
        return object(
                "id",
                "si_1",
                "object",
                "subscription_item",
                "current_period_start",
                START,
                "current_period_end",
                END,
                "price",
                object("id", price, "object", "price", "currency", "usd"),
                "quantity",
                quantity);
    }

    private static Map<String, Object> invoice() {
        return object(
                "id",
                "in_1",
                "object",
                "invoice",
                "amount_due",
                4900,
                "amount_paid",
                0,
                "amount_remaining",
                4900,
                "attempt_count",
                1,
                "collection_method",
                "charge_automatically",
                "currency",
                "usd",
                "customer",
                "cus_1",
                "parent",
                object(
                        "type",
                        "subscription_details",
                        "subscription_details",
                        object("subscription", "sub_1")),
                "status",
                "open",
                "status_transitions",
                object("finalized_at", START));
    }

    private static Map<String, Object> invoicePayment() {
        return object(
                "id", "inpay_1",
                "object", "invoice_payment",
                "amount_paid", 4900,
                "amount_requested", 4900,
                "currency", "usd",
                "invoice", "in_1",
                "is_default", true,
                "status", "paid");
    }

    private static Map<String, Object> checkoutSession() {
        return object(
                "id", "cs_1",
                "object", "checkout.session",
                "amount_total", 4900,
                "client_reference_id", "link_1",
                "currency", "usd",
                "customer", "cus_1",
                "mode", "subscription",
                "payment_status", "paid",
                "status", "complete");
    }

    private static Map<String, Object> money(ObjectKind kind) {
        Map<String, Object> money =
                object("id", "x_1", "amount", 4900, "currency", "usd", "charge", "ch_1");
        switch (kind) {
            case CHARGE -> money.putAll(object("object", "charge", "amount_refunded", 100));
            case REFUND -> money.putAll(object("object", "refund", "status", "succeeded"));
            case CREDIT_NOTE -> money.putAll(object("object", "credit_note", "status", "issued"));
            default ->
                    money.putAll(
                            object(
                                    "object", "dispute",
                                    "status", "needs_response",
                                    "balance_transactions", List.of()));
        }
        return money;
    }
}
