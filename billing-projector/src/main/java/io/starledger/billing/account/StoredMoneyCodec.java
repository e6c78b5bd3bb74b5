package io.starledger.billing.account;

import io.starledger.billing.stripe.Charge;
import io.starledger.billing.stripe.CreditNote;
import io.starledger.billing.stripe.Dispute;
import io.starledger.billing.stripe.Refund;
import io.starledger.schemas.avro.StoredCharge;
import io.starledger.schemas.avro.StoredCreditNote;
import io.starledger.schemas.avro.StoredDispute;
import io.starledger.schemas.avro.StoredRefund;

/** What gives money back, as the store keeps it. */
final class StoredMoneyCodec {
    private StoredMoneyCodec() {}

    static StoredCharge encode(Charge it) {
        return new StoredCharge(
                it.id(), StoredObjectCodec.text(it.customer()), it.amountRefunded(), it.currency());
    }

    static Charge decode(StoredCharge it) {
        return new Charge(
                it.getObjectId(),
                StoredObjectCodec.customer(it.getCustomer()),
                it.getRefundedMinor(),
                it.getCurrency());
    }

    static StoredRefund encode(Refund it) {
        return new StoredRefund(it.id(), it.amount(), it.charge(), it.hasFailed(), it.currency());
    }

    static Refund decode(StoredRefund it) {
        return new Refund(
                it.getObjectId(),
                it.getAmountMinor(),
                it.getCharge(),
                it.getHasFailed(),
                it.getCurrency());
    }

    static StoredCreditNote encode(CreditNote it) {
        return new StoredCreditNote(
                it.id(),
                StoredObjectCodec.text(it.customer()),
                it.isVoid(),
                it.amount(),
                it.currency());
    }

    static CreditNote decode(StoredCreditNote it) {
        return new CreditNote(
                it.getObjectId(),
                StoredObjectCodec.customer(it.getCustomer()),
                it.getIsVoid(),
                it.getAmountMinor(),
                it.getCurrency());
    }

    static StoredDispute encode(Dispute it) {
        return new StoredDispute(
                it.id(),
                it.charge(),
                it.state().name(),
                it.movements(),
                it.withdrawn(),
                it.currency());
    }

    static Dispute decode(StoredDispute it) {
        return new Dispute(
                it.getObjectId(),
                it.getCharge(),
                Dispute.State.valueOf(it.getState()),
                it.getMovements(),
                it.getWithdrawnMinor(),
                it.getCurrency());
    }
}
