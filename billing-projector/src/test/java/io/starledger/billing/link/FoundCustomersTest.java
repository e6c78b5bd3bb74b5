package io.starledger.billing.link;

import static io.starledger.billing.link.Deliveries.invoice;
import static io.starledger.billing.stripe.Payloads.list;
import static io.starledger.billing.stripe.Payloads.object;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

/** Whose an event is that names no customer. */
class FoundCustomersTest {
    private static final TenantId SHOP = new TenantId(new UUID(1, 1));
    private static final TenantId OTHER = new TenantId(new UUID(2, 2));

    @AutoClose private final LinkDriver topology = new LinkDriver();

    @BeforeEach
    void link() {
        topology.link("cus_1", SHOP);
        topology.link("cus_2", OTHER);
    }

    @Test
    void aDisputeIsThatOfTheCustomerWhoseChargeItNames() {
        // given
        topology.deliver(charge("evt_1", "ch_1", null));
        topology.events();

        // when
        topology.deliver(dispute("evt_2", "ch_1", null));

        // then
        topology.verifyEvents(SHOP, "evt_2");
    }

    @Test
    void aDisputeThatComesBeforeItsChargeWaitsForIt() {
        // given
        topology.deliver(dispute("evt_2", "ch_1", null));
        topology.verifyNoEvents();
        assertThat(topology.parked("named")).isEqualTo(1);

        // when
        topology.deliver(charge("evt_1", "ch_1", null));

        // then
        assertThat(topology.events())
                .extracting(event -> event.value().getStripeEventId())
                .containsExactlyInAnyOrder("evt_1", "evt_2");
        assertThat(topology.parked("named")).isZero();
    }

    @Test
    void aPaymentOfAnInvoiceIsThatOfItsCustomerAndSoIsWhatPaysIt() {
        // given
        topology.deliver(invoicePayment("evt_2", "in_1", "pi_1"));
        topology.deliver(dispute("evt_3", "ch_1", "pi_1"));
        topology.verifyNoEvents();

        // when
        topology.deliver(invoice("evt_1", "in_1", "cus_1"));

        // then
        assertThat(topology.events())
                .allSatisfy(event -> assertThat(event.key().tenant()).isEqualTo(SHOP))
                .extracting(event -> event.value().getStripeEventId())
                .containsExactlyInAnyOrder("evt_1", "evt_2", "evt_3");
    }

    @Test
    void anInvoiceThatListsItsPaymentsTellsWhoseTheyAre() {
        // given
        topology.deliver(
                Deliveries.of(
                        "evt_1",
                        "invoice.paid",
                        object(
                                "id",
                                "in_1",
                                "object",
                                "invoice",
                                "customer",
                                "cus_2",
                                "payments",
                                list(
                                        List.of(
                                                object(
                                                        "payment",
                                                        object("payment_intent", "pi_1")))))));
        topology.events();

        // when
        topology.deliver(refund("evt_2", "ch_1", "pi_1"));

        // then
        topology.verifyEvents(OTHER, "evt_2");
    }

    @Test
    void whatIsFoundCarriesItsCustomerAndItsPayloadAsItCame() {
        // given
        StripeDelivery dispute = dispute("evt_2", "ch_1", null);
        topology.deliver(charge("evt_1", "ch_1", null));
        topology.events();

        // when
        topology.deliver(dispute);

        // then
        assertThat(topology.events())
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.value().getCustomer()).isEqualTo("cus_1");
                            assertThat(event.value().getPayload()).isEqualTo(dispute.getPayload());
                        });
    }

    @Test
    void aChargeOfAnotherAccountTellsNothing() {
        // given
        topology.deliver(
                Deliveries.of(
                        "acct_other",
                        "evt_1",
                        "charge.refunded",
                        object("id", "ch_1", "object", "charge", "customer", "cus_1")));

        // when
        topology.deliver(dispute("evt_2", "ch_1", null));

        // then
        topology.verifyNoEvents();
    }

    @Test
    void aTenantsOwnEndpointTellsNothingOfTheAccountsObjects() {
        // given
        topology.deliver(Deliveries.toOwnEndpoint(OTHER, charge("evt_1", "ch_1", null)));
        topology.events();

        // when
        topology.deliver(dispute("evt_2", "ch_1", null));

        // then
        topology.verifyNoEvents();
    }

    @Test
    void anAccountThatLeavesIsToldToEachOfItsCustomersOnce() {
        // given
        topology.link("cus_3", SHOP);

        // when
        topology.deliver(left("evt_1"));

        // then
        assertThat(topology.events())
                .extracting(event -> event.key().tenant())
                .containsExactlyInAnyOrder(SHOP, OTHER);
    }

    @Test
    void whatConcernsAnAccountIsToldToWhoeverIsLinkedLater() {
        // given
        TenantId late = new TenantId(new UUID(4, 4));
        topology.deliver(left("evt_1"));
        topology.events();

        // when
        topology.link("cus_4", late);

        // then
        topology.verifyEvents(late, "evt_1");
    }

    private static StripeDelivery left(String id) {
        return Deliveries.of(
                id,
                "account.application.deauthorized",
                object("id", "ca_1", "object", "application"));
    }

    private static StripeDelivery charge(String id, String charge, @Nullable String paymentIntent) {
        return Deliveries.of(
                id,
                "charge.refunded",
                object(
                        "id",
                        charge,
                        "object",
                        "charge",
                        "customer",
                        "cus_1",
                        "payment_intent",
                        paymentIntent));
    }

    private static StripeDelivery dispute(
            String id, String charge, @Nullable String paymentIntent) {
        return Deliveries.of(
                id,
                "charge.dispute.created",
                object(
                        "id",
                        "dp_1",
                        "object",
                        "dispute",
                        "charge",
                        charge,
                        "payment_intent",
                        paymentIntent));
    }

    private static StripeDelivery refund(String id, String charge, String paymentIntent) {
        return Deliveries.of(
                id,
                "refund.created",
                object(
                        "id",
                        "re_1",
                        "object",
                        "refund",
                        "charge",
                        charge,
                        "payment_intent",
                        paymentIntent));
    }

    private static StripeDelivery invoicePayment(String id, String invoice, String paymentIntent) {
        return Deliveries.of(
                id,
                "invoice_payment.paid",
                object(
                        "id",
                        "inpay_1",
                        "object",
                        "invoice_payment",
                        "invoice",
                        invoice,
                        "payment",
                        object("type", "payment_intent", "payment_intent", paymentIntent)));
    }
}
