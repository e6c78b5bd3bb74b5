package io.starledger.billing.stripe;

/** In the order in which an invoice goes through them; the last two exclude each other. */
public enum InvoiceStatus {
    DRAFT(0),
    OPEN(1),
    UNCOLLECTIBLE(2),
    VOID(3),
    PAID(3);

    private final int stage;

    InvoiceStatus(int stage) {
        this.stage = stage;
    }

    int stage() {
        return stage;
    }
}
