package io.starledger.platform.streams;

import io.starledger.schemas.events.SchemaCatalogue;
import io.starledger.schemas.events.SchemaFingerprint;

import org.apache.avro.AvroRuntimeException;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Values of stores and internal topics in Avro's single-object encoding: the schema's fingerprint
 * stands before each, so that a state directory or changelog of an earlier release stays readable
 * without a registry.
 */
public record StoreSerde<V extends SpecificRecord>(
        BinaryMessageEncoder<V> encoder, BinaryMessageDecoder<V> decoder) implements Serde<V> {
    /** Every schema of this and earlier releases. */
    public static final SchemaStore SCHEMAS = schemas(SchemaCatalogue.shipped());

    private static final int INITIAL_SIZE = 128;

    @Override
    public Serializer<V> serializer() {
        return (_, value) -> value == null ? null : encode(value);
    }

    @Override
    public Deserializer<V> deserializer() {
        return (_, bytes) -> bytes == null ? null : decode(bytes);
    }

    private byte[] encode(V value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(INITIAL_SIZE);
        try {
            encoder.encode(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private @Nullable V decode(byte[] bytes) {
        try {
            return decoder.decode(bytes);
        } catch (IOException | AvroRuntimeException e) {
            // Without the cause: an IOException would pass for a fault that passes by itself.
            throw new SerializationException(
                    "expected a stored value of this or an earlier release but " + e);
        }
    }

    private static SchemaStore schemas(SchemaCatalogue shipped) {
        return fingerprint -> shipped.find(new SchemaFingerprint(fingerprint)).orElse(null);
    }
}
