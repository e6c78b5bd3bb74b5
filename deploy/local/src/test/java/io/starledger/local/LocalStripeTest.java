package io.starledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import io.starledger.billing.link.CheckoutSeal;
import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

final class LocalStripeTest {
    private static final TenantId TENANT = TenantId.parse("11111111-1111-4111-8111-111111111111");

    @TempDir private Path data;

    @Test
    void aCheckoutIsOneOfThePlatformsOwn() {
        // given
        String reference = LocalStripe.checkoutReference(data, TENANT);

        // when
        String keyset =
                requireNonNull(
                        LocalStripe.properties(data).get("starledger.billing.checkout.keyset"));

        // then
        assertThat(CheckoutSeal.of(keyset).open(new StripeAccountId("acct_local"), reference))
                .map(CheckoutSeal.Issued::tenant)
                .contains(TENANT);
    }
}
