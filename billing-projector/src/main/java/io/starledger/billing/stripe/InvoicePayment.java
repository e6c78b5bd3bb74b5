package io.starledger.billing.stripe;

/** A payment towards an invoice, in minor units of {@code currency}. */
public record InvoicePayment(
        String id, long amountPaid, String invoice, boolean isPaid, String currency)
        implements StripeObject {

    @Override
    public ObjectKind kind() {
        return ObjectKind.INVOICE_PAYMENT;
    }

    @Override
    public long progress() {
        return isPaid ? 1 : 0;
    }
}
