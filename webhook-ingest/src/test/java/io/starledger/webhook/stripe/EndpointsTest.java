package io.starledger.webhook.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starledger.schemas.ids.StripeAccountId;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.UUID;

class EndpointsTest {
    private static final String SECRET = "whsec_0123456789abcdef";

    private final TenantId tenant = new TenantId(UUID.randomUUID());

    @Test
    void twoEndpointsHaveNotOneAccount() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new Endpoints(
                                        endpoint(null, "acct_1"),
                                        List.of(endpoint(tenant, "acct_1")),
                                        SECRET))
                .withMessageContaining("acct_1");
    }

    @Test
    void whoHasNoEndpointHasOneByWhoseSecretNobodySigns() {
        // given
        Endpoints endpoints =
                new Endpoints(
                        endpoint(null, "acct_1"), List.of(endpoint(tenant, "acct_2")), SECRET);

        // then
        assertThat(endpoints.ofTenant(tenant.toString()).tenant()).isEqualTo(tenant);
        assertThat(endpoints.ofTenant(UUID.randomUUID().toString()))
                .isEqualTo(endpoints.ofTenant("nobody"));
        assertThat(endpoints.ofTenant("nobody").own().values()).containsExactly(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "whsec_short", "sk_test_0123456789abcdef"})
    void aSecretThatIsNoneIsToldWithoutBeingShown(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Secrets(List.of(text)))
                .withMessage(
                        "expected every signing secret to begin with whsec_ and to have at least 22"
                                + " characters but one has not");
    }

    @Test
    void secretsDoNotShowThemselves() {
        assertThat(new Secrets(List.of(SECRET))).hasToString("1 secrets");
    }

    private static Endpoint endpoint(@Nullable TenantId tenant, String account) {
        return new Endpoint(
                tenant, new StripeAccountId(account), new Secrets(List.of(SECRET)), Secrets.NONE);
    }
}
