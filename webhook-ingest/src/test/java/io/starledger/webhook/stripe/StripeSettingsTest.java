package io.starledger.webhook.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class StripeSettingsTest {
    private static final String SECRET = "whsec_0123456789abcdef";

    @Test
    void nothingConfiguredIsTestModeAndTakesNothing() {
        // when
        StripeSettings settings = bind(Map.of());

        // then
        assertThat(settings.mode()).isEqualTo(Mode.TEST);
        assertThat(settings.webhooks().platformTakesSome()).isFalse();
        assertThat(settings.webhooks().tenants()).isEmpty();
        assertThat(settings.webhooks().past()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.webhooks().future()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.webhooks().bodyLimit()).isEqualTo(DataSize.ofBytes(1_000_000));
    }

    @Test
    void aVariableWithoutAValueIsNoSecret() {
        assertThat(bind(Map.of("webhooks.secrets[0]", "")).webhooks().secrets()).isEmpty();
        assertThat(
                        bind(Map.of("account", "acct_1", "webhooks.secrets[0]", SECRET))
                                .webhooks()
                                .secrets())
                .isEqualTo(List.of(SECRET));
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhooks.secrets[0]", "webhooks.connect-secrets[0]"})
    void whereThereAreSecretsThereIsAnAccount(String secret) {
        assertThatThrownBy(() -> bind(Map.of(secret, SECRET)))
                .isInstanceOf(BindException.class)
                .hasStackTraceContaining("expected starledger.stripe.account");
    }

    @Test
    void aBodyFitsIntoARecord() {
        assertThatThrownBy(() -> bind(Map.of("webhooks.body-limit", "1000001B")))
                .isInstanceOf(BindException.class)
                .hasStackTraceContaining("at most 1000000B but was 1000001B");
    }

    private static StripeSettings bind(Map<String, String> properties) {
        Map<String, String> prefixed = new HashMap<>();
        properties.forEach((key, value) -> prefixed.put("stripe." + key, value));
        return new Binder(new MapConfigurationPropertySource(prefixed))
                .bindOrCreate("stripe", StripeSettings.class);
    }
}
