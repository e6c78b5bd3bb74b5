package io.starledger.billing.stripe;

import io.starledger.billing.stripe.Dispute.State;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Money that comes back from the platform: refunds, credits and disputes. */
final class StripeMoneyCodec {
    private static final Set<String> FAILED_REFUND = Set.of("failed", "canceled");
    private static final Map<String, Boolean> CREDIT_NOTE_IS_VOID =
            Map.of("issued", false, "void", true);
    private static final Map<String, State> DISPUTE_STATES =
            Map.of(
                    "warning_needs_response", State.INQUIRY,
                    "warning_under_review", State.INQUIRY,
                    "needs_response", State.OPEN,
                    "under_review", State.OPEN,
                    "warning_closed", State.CLOSED,
                    "prevented", State.CLOSED,
                    "lost", State.LOST,
                    "won", State.WON);

    private StripeMoneyCodec() {}

    static Charge charge(Fields object) {
        return new Charge(
                object.text("id"),
                StripeObjectCodec.customerOf(object),
                object.number("amount_refunded"),
                object.text("currency"));
    }

    static Refund refund(Fields object) {
        return new Refund(
                object.text("id"),
                object.number("amount"),
                object.optionalId("charge"),
                FAILED_REFUND.contains(object.text("status")),
                object.text("currency"));
    }

    static CreditNote creditNote(Fields object) {
        return new CreditNote(
                object.text("id"),
                StripeObjectCodec.customerOf(object),
                object.oneOf("status", CREDIT_NOTE_IS_VOID),
                object.number("amount"),
                object.text("currency"));
    }

    static Dispute dispute(Fields object) {
        List<Fields> movements = object.objects("balance_transactions");
        long taken = -movements.stream().mapToLong(moved -> moved.number("amount")).sum();
        return new Dispute(
                object.text("id"),
                object.id("charge"),
                object.oneOf("status", DISPUTE_STATES),
                movements.size(),
                Math.max(0, taken),
                object.text("currency"));
    }
}
