package io.starledger.platform;

import io.starledger.embedded.EmbeddedStack;
import io.starledger.embedded.PartName;
import io.starledger.embedded.testing.SharedStack;
import io.starledger.platform.kafka.KafkaSettings;
import io.starledger.schemas.serde.RegistrySettings;
import io.starledger.schemas.serde.Serdes;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

import java.util.Map;

/** Kafka, the registry, PostgreSQL and Redis, for all integration tests of this module. */
public final class RealParts {
    private RealParts() {}

    public static EmbeddedStack stack() {
        return (EmbeddedStack)
                SharedStack.with(
                        PartName.KAFKA, PartName.REGISTRY, PartName.POSTGRES, PartName.REDIS);
    }

    public static String bootstrapServers() {
        return stack().addresses().bootstrapServers();
    }

    public static KafkaSettings kafka() {
        return kafkaAt(bootstrapServers());
    }

    public static KafkaSettings kafkaAt(String bootstrapServers) {
        return new KafkaSettings(
                bootstrapServers,
                Map.of(),
                (short) 1,
                new KafkaSettings.Registry(registryUrl(), null, null, Map.of()));
    }

    public static Serdes serdes() {
        return new Serdes(RegistrySettings.apicurio(registryUrl()));
    }

    public static Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
    }

    private static String registryUrl() {
        return stack().addresses().registry().apicurioUrl();
    }
}
