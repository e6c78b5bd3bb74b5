package io.starledger.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.util.Map;

class KafkaSettingsTest {
    private static final KafkaSettings SETTINGS =
            new Binder(
                            new MapConfigurationPropertySource(
                                    Map.of(
                                            "starledger.kafka.bootstrap-servers",
                                            "kafka:9093",
                                            "starledger.kafka.properties.security.protocol",
                                            "SASL_SSL",
                                            "starledger.kafka.properties.sasl.jaas.config",
                                            "password=secret")))
                    .bind("starledger.kafka", KafkaSettings.class)
                    .get();

    @Test
    void aClientIsConfiguredWithWhatKafkaCallsIt() {
        assertThat(SETTINGS.clientConfig())
                .isEqualTo(
                        Map.of(
                                "bootstrap.servers",
                                "kafka:9093",
                                "security.protocol",
                                "SASL_SSL",
                                "sasl.jaas.config",
                                "password=secret"));
    }

    @Test
    void aClientAddsToACopyOfItsOwn() {
        // when
        SETTINGS.clientConfig().put("client.id", "one");

        // then
        assertThat(SETTINGS.clientConfig()).doesNotContainKey("client.id");
    }

    @Test
    void aPasswordIsNotPrinted() {
        assertThat(SETTINGS).asString().contains("kafka:9093").doesNotContain("secret");
    }
}
