package io.starledger.schemas.serde;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads one type of record, written with any version of its schema. The registry's own deserializer
 * is asked once per schema id, and what it answers tells the writer's schema. Safe for use by many
 * threads. Bytes that are no such record end in a {@link SerializationException}, always; a
 * registry that cannot be asked in a {@link RegistryUnavailableException}.
 */
final class AvroDeserializer<V extends SpecificRecord> implements Deserializer<V> {
    /** More bytes than a schema of ours has fields. */
    private static final int EMPTY_RECORD_LENGTH = 1024;

    private final Deserializer<Object> registry;
    private final RegistryCall call;
    private final Schema readerSchema;
    private final SpecificData model;
    private final Map<Integer, DatumReader<V>> readers = new ConcurrentHashMap<>();

    AvroDeserializer(Deserializer<Object> registry, RegistryCall call, Class<V> type) {
        this.registry = registry;
        this.call = call;
        this.model = SpecificData.getForClass(type);
        this.readerSchema = model.getSchema(type);
    }

    @Override
    public @Nullable V deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        DatumReader<V> reader =
                readers.computeIfAbsent(WireFormat.schemaId(bytes), _ -> readerFor(topic, bytes));
        return WireFormat.record(topic, bytes, reader);
    }

    @Override
    public void close() {
        registry.close();
    }

    /**
     * The registry's deserializer shows a schema only together with a record. It gets one of zeros,
     * which every schema of ours decodes as empty values, so that it cannot fail on the record: a
     * failure is the registry's.
     */
    private DatumReader<V> readerFor(String topic, byte[] bytes) {
        byte[] empty = Arrays.copyOf(WireFormat.prefix(bytes), EMPTY_RECORD_LENGTH);
        Object answer = call.ask(topic, () -> registry.deserialize(topic, empty));
        if (!(answer instanceof GenericContainer container)) {
            throw new SerializationException(
                    "expected the registry's deserializer to answer a GenericRecord but was "
                            + answer);
        }
        return new SpecificDatumReader<>(container.getSchema(), readerSchema, model);
    }
}
