package io.starledger.billing.stripe;

import io.starledger.billing.stripe.Invoice.Amounts;
import io.starledger.billing.stripe.Subscription.Item;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Subscriptions, their invoices and what was paid for these. */
final class StripeBillingCodec {
    private static final Map<String, SubscriptionStatus> SUBSCRIPTION_STATUSES =
            byStripeName(SubscriptionStatus.values());
    private static final Map<String, InvoiceStatus> INVOICE_STATUSES =
            byStripeName(InvoiceStatus.values());

    private StripeBillingCodec() {}

    static Subscription subscription(Fields object) {
        List<Item> items =
                object.objects("items").stream().map(item -> item(item, object)).toList();
        if (items.isEmpty()) {
            throw object.expected("items", "a list of at least one item");
        }
        return new Subscription(
                object.text("id"),
                new CustomerId(object.id("customer")),
                object.oneOf("status", SUBSCRIPTION_STATUSES),
                items,
                object.optionalInstant("trial_end"),
                object.flag("cancel_at_period_end"),
                object.optionalInstant("cancel_at"),
                object.optionalId("test_clock"));
    }

    private static Item item(Fields item, Fields subscription) {
        @Nullable Fields price = item.optionalObject("price");
        Fields bought = price == null ? item.object("plan") : price;
        return new Item(
                new PriceId(bought.text("id")),
                item.numberOr("quantity", 1),
                period(item, subscription));
    }

    /** On the item since 2025-03-31.basil, on the subscription before. */
    private static Period period(Fields item, Fields subscription) {
        boolean isOnItem = item.optionalInstant("current_period_start") != null;
        Fields holder = isOnItem ? item : subscription;
        Instant start = holder.instant("current_period_start");
        Instant end = holder.instant("current_period_end");
        if (end.isBefore(start)) {
            throw holder.expected("current_period_end", "at or after current_period_start");
        }
        return new Period(start, end);
    }

    static Invoice invoice(Fields object) {
        return new Invoice(
                object.text("id"),
                StripeObjectCodec.customerOf(object),
                object.oneOf("status", INVOICE_STATUSES),
                billedSubscription(object),
                Math.toIntExact(object.numberOr("attempt_count", 0)),
                owedSince(object),
                object.text("currency"),
                new Amounts(
                        object.number("amount_due"),
                        object.number("amount_paid"),
                        object.number("amount_remaining")));
    }

    /** In {@code parent} since 2025-03-31.basil, on the invoice before. */
    private static @Nullable String billedSubscription(Fields invoice) {
        @Nullable String before = invoice.optionalId("subscription");
        @Nullable Fields parent = invoice.optionalObject("parent");
        if (before != null || parent == null) {
            return before;
        }
        @Nullable Fields details = parent.optionalObject("subscription_details");
        return details == null ? null : details.optionalId("subscription");
    }

    private static @Nullable Instant owedSince(Fields invoice) {
        @Nullable String collection = invoice.optionalText("collection_method");
        @Nullable Instant due = invoice.optionalInstant("due_date");
        if ("send_invoice".equals(collection) && due != null) {
            return due;
        }
        @Nullable Fields transitions = invoice.optionalObject("status_transitions");
        return transitions == null ? null : transitions.optionalInstant("finalized_at");
    }

    static InvoicePayment invoicePayment(Fields object) {
        return new InvoicePayment(
                object.text("id"),
                object.numberOr("amount_paid", 0),
                object.id("invoice"),
                object.text("status").equals("paid"),
                object.text("currency"));
    }

    private static <E extends Enum<E>> Map<String, E> byStripeName(E[] values) {
        return Arrays.stream(values)
                .collect(
                        Collectors.toUnmodifiableMap(
                                value -> value.name().toLowerCase(Locale.ROOT),
                                Function.identity()));
    }
}
