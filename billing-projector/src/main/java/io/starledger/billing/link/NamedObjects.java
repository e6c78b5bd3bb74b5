package io.starledger.billing.link;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What the object of an event names.
 *
 * @param kind of the object itself, as Stripe calls it
 * @param invoices it is or names, by id
 * @param payments it is or names: payment intents before charges, by id
 */
record NamedObjects(@Nullable String kind, List<String> invoices, List<String> payments) {
    static final NamedObjects NOTHING = new NamedObjects(null, List.of(), List.of());

    NamedObjects {
        invoices = List.copyOf(invoices);
        payments = List.copyOf(payments);
    }

    /**
     * The invoice by which its customer is found, if it names none; null if it is found elsewhere.
     */
    @Nullable String askedInvoice() {
        return "invoice_payment".equals(kind) && !invoices.isEmpty() ? invoices.getFirst() : null;
    }

    /**
     * The payment by which its customer is found, if it names none; null if it is found elsewhere.
     */
    @Nullable String askedPayment() {
        return askedInvoice() == null && !payments.isEmpty() ? payments.getFirst() : null;
    }
}
