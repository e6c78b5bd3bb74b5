package io.starledger.billing.account;

import static io.starledger.billing.account.Events.created;
import static io.starledger.billing.account.Events.fold;
import static io.starledger.billing.account.Events.is;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.billing.stripe.Charge;
import io.starledger.billing.stripe.CheckoutSession;
import io.starledger.billing.stripe.CreditNote;
import io.starledger.billing.stripe.Customer;
import io.starledger.billing.stripe.CustomerId;
import io.starledger.billing.stripe.Dispute;
import io.starledger.billing.stripe.Invoice;
import io.starledger.billing.stripe.Invoice.Amounts;
import io.starledger.billing.stripe.InvoicePayment;
import io.starledger.billing.stripe.InvoiceStatus;
import io.starledger.billing.stripe.Refund;
import io.starledger.billing.stripe.StripeEvent;

import org.junit.jupiter.api.Test;

class MoneyTest {
    private static final CustomerId CUSTOMER = new CustomerId("cus_1");

    @Test
    void anInvoiceAndThePaymentsTowardsItAreOneSum() {
        assertMoney(
                new MoneyTotals("usd", 4900, 0, 0, 0, 0, 0),
                is(1, invoice(InvoiceStatus.PAID, 4900)),
                is(2, new InvoicePayment("inpay_1", 4900, "in_1", true, "usd")));
    }

    @Test
    void aPaymentCountsThoughItsInvoiceDidNotTellOfIt() {
        assertMoney(
                new MoneyTotals("usd", 4900, 0, 0, 0, 4900, 0),
                is(1, invoice(InvoiceStatus.OPEN, 0)),
                is(2, new InvoicePayment("inpay_1", 4900, "in_1", true, "usd")));
    }

    @Test
    void aChargeAndTheRefundsOfItAreOneSum() {
        assertMoney(
                new MoneyTotals("usd", 0, 500, 0, 0, 0, 0),
                created(1, new Refund("re_1", 500, "ch_1", false, "usd")),
                is(1, new Charge("ch_1", CUSTOMER, 500, "usd")));
    }

    @Test
    void aRefundThatFailedWasNoRefund() {
        assertMoney(
                new MoneyTotals("usd", 0, 300, 0, 0, 0, 0),
                created(1, new Refund("re_1", 500, "ch_1", false, "usd")),
                is(1, new Charge("ch_1", CUSTOMER, 500, "usd")),
                is(9, new Refund("re_1", 500, "ch_1", true, "usd")),
                created(10, new Refund("re_2", 300, "ch_1", false, "usd")));
    }

    @Test
    void aDisputeCountsWhileTheBankHasTheMoney() {
        assertMoney(
                new MoneyTotals("usd", 0, 0, 0, 4900, 0, 0),
                is(1, new Dispute("dp_1", "ch_1", Dispute.State.OPEN, 1, 4900, "usd")));
        assertThat(
                        fold(
                                        is(
                                                2,
                                                new Dispute(
                                                        "dp_1",
                                                        "ch_1",
                                                        Dispute.State.WON,
                                                        2,
                                                        0,
                                                        "usd")),
                                        is(
                                                1,
                                                new Dispute(
                                                        "dp_1",
                                                        "ch_1",
                                                        Dispute.State.OPEN,
                                                        1,
                                                        9,
                                                        "usd")))
                                .account()
                                .money())
                .isEmpty();
    }

    @Test
    void currenciesAreNeverAdded() {
        assertThat(
                        fold(
                                        is(1, sale("cs_1", "usd")),
                                        is(2, sale("cs_2", "eur")),
                                        is(3, new CreditNote("cn_1", CUSTOMER, false, 7, "eur")),
                                        is(4, new CreditNote("cn_2", CUSTOMER, true, 9, "eur")),
                                        is(5, new Customer("cus_1", false, -50, "usd")))
                                .account()
                                .money())
                .containsExactly(
                        new MoneyTotals("eur", 100, 0, 7, 0, 0, 0),
                        new MoneyTotals("usd", 100, 0, 0, 0, 0, -50));
    }

    private static void assertMoney(MoneyTotals expected, StripeEvent... events) {
        assertThat(fold(events).account().money()).containsExactly(expected);
    }

    private static CheckoutSession sale(String id, String currency) {
        return new CheckoutSession(
                id, CUSTOMER, null, CheckoutSession.State.PAID, true, 100, currency);
    }

    private static Invoice invoice(InvoiceStatus status, long paid) {
        return new Invoice(
                "in_1",
                CUSTOMER,
                status,
                "sub_1",
                1,
                Events.START,
                "usd",
                new Amounts(4900, paid, 4900 - paid));
    }
}
