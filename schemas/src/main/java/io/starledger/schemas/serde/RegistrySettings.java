package io.starledger.schemas.serde;

import java.util.HashMap;
import java.util.Map;

/**
 * Which library talks to the schema registry. Any Kafka serializer and deserializer of Avro in
 * Confluent's wire format will do.
 *
 * @param serializer class name of a {@code Serializer<Object>} that registers the schema of what it
 *     is given
 * @param deserializer class name of a {@code Deserializer<Object>} that answers a {@code
 *     GenericRecord}
 * @param properties what both are configured with
 */
public record RegistrySettings(
        String serializer, String deserializer, Map<String, String> properties) {
    private static final String FOR_EVER = Long.toString(Long.MAX_VALUE);

    public RegistrySettings {
        properties = Map.copyOf(properties);
    }

    /**
     * Apicurio's client; {@code url} ends in {@code /apis/registry/v3}. Each topic has one subject,
     * {@code <topic>-value}, and its schemas are whole: left alone, the client registers every
     * nested record as a subject of its own. It speaks by the JDK's HTTP client, which saves 35 MB
     * beside the Vert.x it would choose.
     */
    public static RegistrySettings apicurio(String url) {
        Map<String, String> properties = new HashMap<>();
        properties.put("apicurio.registry.url", url);
        properties.put("apicurio.registry.auto-register", "true");
        properties.put("apicurio.registry.dereference-schema", "true");
        properties.put("apicurio.registry.check-period-ms", FOR_EVER);
        properties.put("apicurio.registry.http.adapter", "JDK");
        return new RegistrySettings(
                "io.apicurio.registry.serde.avro.AvroKafkaSerializer",
                "io.apicurio.registry.serde.avro.AvroKafkaDeserializer",
                properties);
    }

    /**
     * Confluent's client, which is not on Maven Central: build with the profile {@code confluent}.
     */
    public static RegistrySettings confluent(String url) {
        return new RegistrySettings(
                "io.confluent.kafka.serializers.KafkaAvroSerializer",
                "io.confluent.kafka.serializers.KafkaAvroDeserializer",
                Map.of("schema.registry.url", url));
    }
}
