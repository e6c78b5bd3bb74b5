package io.starledger.billing.link;

import static io.starledger.billing.link.Deliveries.NOON;
import static io.starledger.billing.link.Deliveries.PLATFORM;
import static io.starledger.billing.link.Deliveries.session;
import static io.starledger.billing.link.LinkDriver.APPOINTED;
import static io.starledger.billing.link.LinkDriver.APPOINTEE;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** A reference that the platform did not issue for this checkout links nobody. */
class OwnCheckoutTest {
    private static final TenantId SHOP = new TenantId(new UUID(1, 1));

    @AutoClose private final LinkDriver topology = new LinkDriver();

    @Test
    void aTenantsIdIsNoReference() {
        verifyLinksNothing(SHOP.toString());
    }

    @Test
    void noReferenceLinksNothingWhateverTheEmail() {
        verifyLinksNothing(null);
    }

    @Test
    void aReferenceThatWasTamperedWithLinksNothing() {
        // given
        String reference = topology.sealed(PLATFORM, SHOP, NOON);
        char last = reference.charAt(40);

        // then
        verifyLinksNothing(
                reference.substring(0, 40) + (last == 'A' ? 'B' : 'A') + reference.substring(41));
    }

    @Test
    void aReferenceForAnotherAccountLinksNothing() {
        verifyLinksNothing(topology.sealed("acct_other", SHOP, NOON));
    }

    @Test
    void aReferenceThatIsADayOldLinksNothing() {
        verifyLinksNothing(
                topology.sealed(PLATFORM, SHOP, NOON.minus(Duration.ofHours(24)).minusSeconds(1)));
    }

    @Test
    void aReferenceFromAfterTheSessionLinksNothing() {
        verifyLinksNothing(topology.sealed(PLATFORM, SHOP, NOON.plus(Duration.ofMinutes(6))));
    }

    @Test
    void aPaymentLinkWithSomebodyElsesReferenceLinksNothing() {
        // given
        Map<String, Object> session =
                Deliveries.sessionObject("cus_1", topology.sealed(PLATFORM, SHOP, NOON));
        session.put("payment_link", "plink_1");

        // when
        topology.deliver(Deliveries.of("evt_1", "checkout.session.completed", session));

        // then
        assertThat(topology.links()).isEmpty();
        topology.verifyNoEvents();
    }

    @Test
    void anotherEventWithAGoodReferenceLinksNothing() {
        // when
        topology.deliver(
                Deliveries.of(
                        "evt_1",
                        "customer.updated",
                        Deliveries.sessionObject("cus_1", topology.sealed(PLATFORM, SHOP, NOON))));

        // then
        assertThat(topology.links()).isEmpty();
    }

    @Test
    void anAppointedAccountLinksTheTenantsItWasAppointedForAlone() {
        // when
        topology.deliver(ofAppointed("evt_1", "cus_1", SHOP));
        topology.deliver(ofAppointed("evt_2", "cus_2", APPOINTEE));

        // then
        assertThat(topology.links()).containsExactly("cus_2 " + APPOINTEE + " CHECKOUT");
    }

    private void verifyLinksNothing(@Nullable String reference) {
        // when
        topology.deliver(session("evt_1", "cus_1", reference));

        // then
        assertThat(topology.links()).isEmpty();
        topology.verifyNoEvents();
    }

    private StripeDelivery ofAppointed(String id, String customer, TenantId tenant) {
        return Deliveries.of(
                APPOINTED,
                id,
                "checkout.session.completed",
                Deliveries.sessionObject(customer, topology.sealed(APPOINTED, tenant, NOON)));
    }
}
