package io.starledger.billing.link;

import static io.starledger.billing.link.Deliveries.NOON;
import static io.starledger.billing.link.Deliveries.PLATFORM;
import static io.starledger.billing.link.Deliveries.invoice;
import static io.starledger.billing.link.Deliveries.session;
import static io.starledger.billing.stripe.Payloads.object;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.UUID;

class LinkTopologyTest {
    private static final TenantId SHOP = new TenantId(new UUID(1, 1));
    private static final TenantId OTHER = new TenantId(new UUID(2, 2));

    @AutoClose private final LinkDriver topology = new LinkDriver();

    @Test
    void theTopologyIsTheOneOnRecord() {
        assertThat(topology.described()).isEqualTo(LinkDriver.onRecord());
    }

    @Test
    void anEventOfALinkedCustomerGoesToItsTenant() {
        // given
        topology.link("cus_1", SHOP);

        // when
        topology.deliver(invoice("evt_1", "in_1", "cus_1"));

        // then
        topology.verifyEvents(SHOP, "evt_1");
    }

    @Test
    void eventsOfAnUnknownCustomerWaitAndDrainInOrder() {
        // given
        topology.deliver(invoice("evt_2", "in_2", "cus_1"), 1);
        topology.deliver(invoice("evt_1", "in_1", "cus_1"), 2);
        topology.deliver(invoice("evt_of_another", "in_3", "cus_11"), 3);
        topology.deliver(invoice("evt_3", "in_1", "cus_1"), 4);
        topology.verifyNoEvents();
        assertThat(topology.parked("linked")).isEqualTo(4);
        assertThat(topology.delayed("linked")).isEqualTo(59);

        // when
        topology.link("cus_1", SHOP);

        // then
        topology.verifyEvents(SHOP, "evt_2", "evt_1", "evt_3");
        assertThat(topology.parked("linked")).isEqualTo(1);
        assertThat(topology.delayed("linked")).isEqualTo(57);
    }

    @Test
    void whatHasDrainedDoesNotDrainAgain() {
        // given
        topology.deliver(invoice("evt_1", "in_1", "cus_1"));
        topology.link("cus_1", SHOP);
        topology.verifyEvents(SHOP, "evt_1");

        // when
        topology.unlink("cus_1");
        topology.link("cus_1", SHOP);

        // then
        topology.verifyNoEvents();
    }

    @Test
    void anEventAfterTheEndOfALinkWaits() {
        // given
        topology.link("cus_1", SHOP);
        topology.unlink("cus_1");

        // when
        topology.deliver(invoice("evt_1", "in_1", "cus_1"));

        // then
        topology.verifyNoEvents();
        assertThat(topology.parked("linked")).isEqualTo(1);
    }

    @Test
    void anOperatorMovesALink() {
        // given
        topology.link("cus_1", SHOP);

        // when
        topology.link("cus_1", OTHER);
        topology.deliver(invoice("evt_1", "in_1", "cus_1"));

        // then
        topology.verifyEvents(OTHER, "evt_1");
    }

    @Test
    void aCheckoutDoesNotMoveALinkAndTheOneThatStandsIsTheLastWord() {
        // given
        topology.link("cus_1", SHOP);
        topology.links();

        // when
        topology.linkByCheckout("cus_1", OTHER);
        topology.deliver(invoice("evt_1", "in_1", "cus_1"));

        // then
        topology.verifyEvents(SHOP, "evt_1");
        assertThat(topology.links()).containsExactly("cus_1 " + SHOP + " OPERATOR");
    }

    @Test
    void theSameCustomerOfAnotherAccountIsAnother() {
        // given
        topology.link("cus_1", SHOP);

        // when
        topology.deliver(
                Deliveries.of(
                        "acct_other",
                        "evt_1",
                        "invoice.paid",
                        object("id", "in_1", "object", "invoice", "customer", "cus_1")));

        // then
        topology.verifyNoEvents();
    }

    @Test
    void aCheckoutOfThePlatformLinksItsCustomer() {
        // given
        topology.deliver(invoice("evt_1", "in_1", "cus_1"), 1);

        // when
        topology.deliver(session("evt_2", "cus_1", topology.sealed(PLATFORM, SHOP, NOON)), 2);

        // then
        assertThat(topology.links()).containsExactly("cus_1 " + SHOP + " CHECKOUT");
        topology.verifyEvents(SHOP, "evt_1", "evt_2");
    }

    @Test
    void aCheckoutDeliveredAHundredTimesLinksOnce() {
        // given
        StripeDelivery session = session("evt_1", "cus_1", topology.sealed(PLATFORM, SHOP, NOON));

        // when
        for (int i = 0; i < 100; i++) {
            topology.deliver(session);
        }

        // then
        assertThat(topology.links()).hasSize(1);
    }

    @Test
    void aCheckoutWithoutACustomerIsItsTenants() {
        // when
        topology.deliver(
                Deliveries.of(
                        "evt_1",
                        "checkout.session.completed",
                        Deliveries.sessionObject(null, topology.sealed(PLATFORM, SHOP, NOON))));

        // then
        topology.verifyEvents(SHOP, "evt_1");
        assertThat(topology.links()).isEmpty();
    }

    @Test
    void aTenantsOwnAccountIsReadableByItAndDecidesNothing() {
        // given
        StripeDelivery forged = Deliveries.toOwnEndpoint(OTHER, invoice("evt_1", "in_1", "cus_1"));

        // when
        topology.deliver(forged);

        // then
        assertThat(topology.events())
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.key().tenant()).isEqualTo(OTHER);
                            assertThat(event.value().getDecides()).isFalse();
                        });
    }

    @Test
    void aCheckoutAtATenantsOwnEndpointLinksNothing() {
        // given
        StripeDelivery session = session("evt_1", "cus_1", topology.sealed(PLATFORM, SHOP, NOON));

        // when
        topology.deliver(Deliveries.toOwnEndpoint(OTHER, session));

        // then
        assertThat(topology.links()).isEmpty();
    }
}
