package io.starledger.schemas.serde;

import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes one type of record. The registry's own serializer is asked for the first record of each
 * topic only: its first five bytes, the schema's id, are then put before every record. Safe for use
 * by many threads; blocks on the registry until the first record of a topic is written.
 */
final class AvroSerializer<V extends SpecificRecord> implements Serializer<V> {
    private static final int INITIAL_SIZE = 256;
    private static final ThreadLocal<@Nullable BinaryEncoder> ENCODER = new ThreadLocal<>();

    private final Serializer<Object> registry;
    private final DatumWriter<V> writer;
    private final Map<String, byte[]> prefixes = new ConcurrentHashMap<>();

    AvroSerializer(Serializer<Object> registry, Class<V> type) {
        this.registry = registry;
        this.writer = new SpecificDatumWriter<>(type);
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable V value) {
        if (value == null) {
            return null;
        }
        byte[] prefix = prefixes.computeIfAbsent(topic, name -> register(name, value));
        ByteArrayOutputStream out = new ByteArrayOutputStream(INITIAL_SIZE);
        out.writeBytes(prefix);
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, ENCODER.get());
            ENCODER.set(encoder);
            writer.write(value, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        registry.close();
    }

    private byte[] register(String topic, V value) {
        byte[] bytes = registry.serialize(topic, value);
        if (bytes.length < WireFormat.PREFIX_LENGTH || bytes[0] != WireFormat.MAGIC) {
            throw new SerializationException(
                    "expected "
                            + registry.getClass().getName()
                            + " to write Confluent's wire format but the first byte was "
                            + bytes[0]);
        }
        return Arrays.copyOf(bytes, WireFormat.PREFIX_LENGTH);
    }
}
