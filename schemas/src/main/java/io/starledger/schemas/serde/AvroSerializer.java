package io.starledger.schemas.serde;

import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes one type of record. The registry's own serializer is asked for the first record of each
 * topic only: its first five bytes, the schema's id, are then put before every record. Safe for use
 * by many threads; blocks on the registry, within the call's limit, until the first record of a
 * topic is written.
 */
final class AvroSerializer<V extends SpecificRecord> implements Serializer<V> {
    private static final int INITIAL_SIZE = 256;
    private static final byte[] ROOM_FOR_PREFIX = new byte[WireFormat.PREFIX_LENGTH];
    private static final ThreadLocal<@Nullable BinaryEncoder> ENCODER = new ThreadLocal<>();

    private final Serializer<Object> registry;
    private final RegistryCall call;
    private final DatumWriter<V> writer;
    private final Map<String, byte[]> prefixes = new ConcurrentHashMap<>();

    AvroSerializer(Serializer<Object> registry, RegistryCall call, Class<V> type) {
        this.registry = registry;
        this.call = call;
        this.writer = new SpecificDatumWriter<>(type);
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable V value) {
        if (value == null) {
            return null;
        }
        byte[] bytes = encode(value);
        byte[] prefix = prefixes.computeIfAbsent(topic, name -> register(name, value));
        System.arraycopy(prefix, 0, bytes, 0, prefix.length);
        return bytes;
    }

    @Override
    public void close() {
        registry.close();
    }

    private byte[] encode(V value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(INITIAL_SIZE);
        out.writeBytes(ROOM_FOR_PREFIX);
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, ENCODER.get());
            ENCODER.set(encoder);
            writer.write(value, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private byte[] register(String topic, V value) {
        return WireFormat.prefix(call.ask(topic, () -> registry.serialize(topic, value)));
    }
}
