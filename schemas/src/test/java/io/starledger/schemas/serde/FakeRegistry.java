package io.starledger.schemas.serde;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Stands for a registry's library: the same interfaces, the same bytes, and it counts questions.
 */
final class FakeRegistry {
    private static final int PREFIX_LENGTH = 5;

    private final Map<Integer, Schema> schemas = new HashMap<>();
    private Optional<RuntimeException> fault = Optional.empty();
    private int questions;

    /** A registry that knows {@code schema} as {@code id}. */
    static FakeRegistry knowing(int id, Schema schema) {
        FakeRegistry registry = new FakeRegistry();
        registry.schemas.put(id, schema);
        return registry;
    }

    void failWith(RuntimeException why) {
        fault = Optional.of(why);
    }

    void recover() {
        fault = Optional.empty();
    }

    int questions() {
        return questions;
    }

    Serializer<Object> serializer() {
        return (_, value) -> serialize((SpecificRecord) value);
    }

    Deserializer<Object> deserializer() {
        return (_, bytes) -> deserialize(bytes);
    }

    private byte[] serialize(SpecificRecord value) {
        ask();
        int id = schemas.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        schemas.put(id, value.getSchema());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(PREFIX_LENGTH).putInt(1, id).array());
        try {
            var encoder = EncoderFactory.get().binaryEncoder(out, null);
            new SpecificDatumWriter<>(value.getSchema()).write(value, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private GenericRecord deserialize(byte[] bytes) {
        ask();
        Schema schema = schemas.get(ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt());
        if (schema == null) {
            throw new IllegalStateException(new NotFoundException());
        }
        try {
            var decoder =
                    DecoderFactory.get()
                            .binaryDecoder(
                                    bytes, PREFIX_LENGTH, bytes.length - PREFIX_LENGTH, null);
            return new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ask() {
        questions++;
        fault.ifPresent(
                why -> {
                    throw why;
                });
    }

    /** As the libraries' exceptions for a status of HTTP. */
    static final class NotFoundException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public int getStatus() {
            return 404;
        }
    }
}
