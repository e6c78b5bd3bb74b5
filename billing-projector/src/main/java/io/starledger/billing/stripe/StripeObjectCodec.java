package io.starledger.billing.stripe;

import io.starledger.billing.stripe.CheckoutSession.State;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stripe's objects, in the shapes of all API versions that are still sent. */
final class StripeObjectCodec {
    private static final Map<String, State> CHECKOUT_STATES =
            Map.of("open", State.OPEN, "expired", State.EXPIRED, "complete", State.PAID);

    private StripeObjectCodec() {}

    static StripeObject read(Fields object) {
        String name = object.text("object");
        return switch (name) {
            case "subscription" -> StripeBillingCodec.subscription(object);
            case "invoice" -> StripeBillingCodec.invoice(object);
            case "invoice_payment" -> StripeBillingCodec.invoicePayment(object);
            case "customer" -> customer(object);
            case "checkout.session" -> checkoutSession(object);
            case "charge" -> StripeMoneyCodec.charge(object);
            case "refund" -> StripeMoneyCodec.refund(object);
            case "credit_note" -> StripeMoneyCodec.creditNote(object);
            case "dispute" -> StripeMoneyCodec.dispute(object);
            case "entitlements.active_entitlement_summary" -> entitlements(object);
            case "product" -> product(object);
            case "price", "plan" -> price(object);
            case "application" -> new Application(object.text("id"));
            case "test_helpers.test_clock" ->
                    new TestClock(object.text("id"), object.instant("frozen_time"));
            default -> throw object.expected("object", "the name of an object that is folded");
        };
    }

    static @Nullable CustomerId customerOf(Fields object) {
        @Nullable String customer = object.optionalId("customer");
        return customer == null ? null : new CustomerId(customer);
    }

    private static Customer customer(Fields object) {
        return new Customer(
                object.text("id"),
                object.flag("deleted"),
                object.numberOr("balance", 0),
                object.optionalText("currency"));
    }

    private static CheckoutSession checkoutSession(Fields object) {
        return new CheckoutSession(
                object.text("id"),
                customerOf(object),
                object.optionalText("client_reference_id"),
                checkoutState(object),
                object.text("mode").equals("payment") && object.optionalId("invoice") == null,
                object.numberOr("amount_total", 0),
                object.optionalText("currency"));
    }

    private static State checkoutState(Fields object) {
        State state = object.oneOf("status", CHECKOUT_STATES);
        boolean isUnpaid = object.text("payment_status").equals("unpaid");
        return state == State.PAID && isUnpaid ? State.UNPAID : state;
    }

    private static Entitlements entitlements(Fields object) {
        Fields list = object.object("entitlements");
        List<String> features =
                list.objects("data").stream()
                        .map(entitlement -> entitlement.text("lookup_key"))
                        .toList();
        return new Entitlements(object.id("customer"), features, list.flag("has_more"));
    }

    private static Product product(Fields object) {
        Map<String, String> metadata = new HashMap<>();
        @Nullable Fields given = object.optionalObject("metadata");
        if (given != null) {
            given.object().forEachEntry((name, _) -> metadata.put(name, given.text(name)));
        }
        return new Product(object.text("id"), object.flag("active"), metadata);
    }

    private static Price price(Fields object) {
        return new Price(object.text("id"), object.flag("active"), object.optionalId("product"));
    }
}
