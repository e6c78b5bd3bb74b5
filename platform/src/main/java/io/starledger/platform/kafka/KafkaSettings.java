package io.starledger.platform.kafka;

import io.starledger.schemas.serde.RegistrySettings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;

import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.util.HashMap;
import java.util.Map;

/**
 * Where Kafka and the schema registry are.
 *
 * @param bootstrapServers {@code host:port}, comma-separated
 * @param properties what every client is configured with besides, by Kafka's own names: how it
 *     authenticates and encrypts; what a client needs for itself wins
 * @param replicationFactor of topics this platform creates
 * @param registry the schema registry and the library that talks to it
 */
@Validated
@ConfigurationProperties("starledger.kafka")
public record KafkaSettings(
        @NotEmpty @DefaultValue("localhost:19092") String bootstrapServers,
        @DefaultValue Map<String, String> properties,
        @Positive @DefaultValue("1") short replicationFactor,
        @Valid @DefaultValue Registry registry) {

    /** What a client's settings begin with; the caller's to add to. */
    public Map<String, Object> clientConfig() {
        Map<String, Object> config = new HashMap<>(properties);
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return config;
    }

    /** Without the properties, in which a password may stand. */
    @Override
    public String toString() {
        return "Kafka at %s, registry at %s".formatted(bootstrapServers, registry.url());
    }

    /**
     * The schema registry.
     *
     * @param url base of its API as the client wants it; Apicurio's ends in {@code
     *     /apis/registry/v3}
     * @param serializer class of another client's serializer; null for Apicurio's
     * @param deserializer class of another client's deserializer; null for Apicurio's
     * @param properties what another client is configured with
     */
    public record Registry(
            @NotEmpty @DefaultValue("http://localhost:18081/apis/registry/v3") String url,
            @Nullable String serializer,
            @Nullable String deserializer,
            @DefaultValue Map<String, String> properties) {

        RegistrySettings toSettings() {
            return serializer == null || deserializer == null
                    ? RegistrySettings.apicurio(url)
                    : new RegistrySettings(serializer, deserializer, properties);
        }
    }
}
