package io.starledger.webhook.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.schemas.ids.StripeAccountId;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;

class DeliveryTest {
    private static final TenantId TENANT = TenantId.parse("7f1e4b1c-6d0a-4c55-9a3e-2f0d6f6c1a11");

    @Test
    void anEventKeepsItsIdForEver() {
        assertThat(delivery(null, "acct_1").id())
                .hasToString("40e83332-b072-5006-93c8-c2f9e7786b24");
        assertThat(delivery(TENANT, "acct_1").id())
                .hasToString("cb52afcc-50df-5038-a9f0-a9a77f4001f1");
    }

    @Test
    void theEndpointAndTheAccountAreOfTheId() {
        assertThat(delivery(null, "acct_1").id())
                .isNotEqualTo(delivery(TENANT, "acct_1").id())
                .isNotEqualTo(delivery(null, "acct_2").id())
                .isEqualTo(delivery(null, "acct_1").id());
    }

    private static Delivery delivery(@Nullable TenantId tenant, String account) {
        return new Delivery(
                tenant,
                new StripeAccountId(account),
                new Envelope("evt_1", false, "invoice.paid", Instant.EPOCH, null, null, null));
    }
}
