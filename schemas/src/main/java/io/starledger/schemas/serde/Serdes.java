package io.starledger.schemas.serde;

import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.ids.RecordKey;
import io.starledger.schemas.topics.Topic;

import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

import java.time.Duration;

/**
 * Makes the serdes of topics. Every serde has a registry client of its own, which its {@code
 * close()} ends.
 */
public final class Serdes {
    private static final RegistryCall REGISTRY_CALL = new RegistryCall(5, Duration.ofSeconds(2));

    static {
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(
                        ClassSecurityValidator.getGlobal(), Serdes::isOneOfOurRecords));
    }

    private final RegistrySettings registry;

    public Serdes(RegistrySettings registry) {
        this.registry = registry;
    }

    /**
     * The key's text in UTF-8; a key that does not parse ends in a {@code SerializationException}.
     */
    public static <K extends RecordKey> Serde<K> keyOf(Topic<K, ?> topic) {
        return new KeySerde<>(topic.keyParser());
    }

    public <V extends SpecificRecord> Serializer<V> valueSerializer(Topic<?, V> topic) {
        @SuppressWarnings("unchecked") // a registry's serializer takes any Avro record
        Serializer<Object> client = instantiate(registry.serializer(), Serializer.class);
        client.configure(registry.properties(), false);
        return new AvroSerializer<>(client, REGISTRY_CALL, topic.valueType());
    }

    public <V extends SpecificRecord> Deserializer<V> valueDeserializer(Topic<?, V> topic) {
        @SuppressWarnings("unchecked") // what it answers is checked where it is used
        Deserializer<Object> client = instantiate(registry.deserializer(), Deserializer.class);
        client.configure(registry.properties(), false);
        return new AvroDeserializer<>(client, REGISTRY_CALL, topic.valueType());
    }

    public <V extends SpecificRecord> Serde<V> valueOf(Topic<?, V> topic) {
        return org.apache.kafka.common.serialization.Serdes.serdeFrom(
                valueSerializer(topic), valueDeserializer(topic));
    }

    /** Trusted here, as Avro demands, rather than by a flag that some JVM would lack. */
    private static boolean isOneOfOurRecords(Class<?> type) {
        return type.getPackageName().equals(RatingEvent.class.getPackageName());
    }

    private static <T> T instantiate(String className, Class<T> type) {
        try {
            return Utils.newInstance(className, type);
        } catch (ClassNotFoundException e) {
            throw new KafkaException(
                    "expected a "
                            + type.getSimpleName()
                            + " on the class path but was "
                            + className,
                    e);
        }
    }
}
