package io.starledger.schemas.serde;

import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads one type of record, written with any version of its schema. The registry's own deserializer
 * is asked for the first record of each schema id only, and what it answers tells the writer's
 * schema. Safe for use by many threads. Bytes that are no such record end in a {@link
 * SerializationException}.
 */
final class AvroDeserializer<V extends SpecificRecord> implements Deserializer<V> {
    private static final ThreadLocal<@Nullable BinaryDecoder> DECODER = new ThreadLocal<>();

    private final Deserializer<Object> registry;
    private final Schema readerSchema;
    private final SpecificData model;
    private final Map<Integer, DatumReader<V>> readers = new ConcurrentHashMap<>();

    AvroDeserializer(Deserializer<Object> registry, Class<V> type) {
        this.registry = registry;
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
        BinaryDecoder decoder =
                DecoderFactory.get()
                        .binaryDecoder(
                                bytes,
                                WireFormat.PREFIX_LENGTH,
                                bytes.length - WireFormat.PREFIX_LENGTH,
                                DECODER.get());
        DECODER.set(decoder);
        try {
            return readWhole(reader, decoder);
        } catch (IOException
                | AvroRuntimeException
                | IndexOutOfBoundsException
                | ClassCastException e) {
            throw new SerializationException(
                    "expected a "
                            + readerSchema.getName()
                            + " on "
                            + topic
                            + " but the bytes do not decode",
                    e);
        }
    }

    @Override
    public void close() {
        registry.close();
    }

    private V readWhole(DatumReader<V> reader, BinaryDecoder decoder) throws IOException {
        V value = reader.read(null, decoder);
        if (!decoder.isEnd()) {
            throw new AvroRuntimeException("expected the record to end but more bytes follow");
        }
        return value;
    }

    private DatumReader<V> readerFor(String topic, byte[] bytes) {
        Object generic = registry.deserialize(topic, bytes);
        if (!(generic instanceof GenericContainer container)) {
            throw new SerializationException(
                    "expected the registry's deserializer to answer a GenericRecord but was "
                            + generic);
        }
        return new SpecificDatumReader<>(container.getSchema(), readerSchema, model);
    }
}
