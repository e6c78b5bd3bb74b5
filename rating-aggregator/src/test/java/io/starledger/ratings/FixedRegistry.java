package io.starledger.ratings;

import io.starledger.schemas.avro.CurrentRating;
import io.starledger.schemas.avro.ItemAggregate;
import io.starledger.schemas.avro.RatingComment;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.serde.RegistrySettings;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
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
import java.util.List;
import java.util.Map;

/** A registry's library without a registry: every schema has had its id for ever. */
public final class FixedRegistry {
    private static final int PREFIX_LENGTH = 5;
    private static final List<Schema> BY_ID =
            List.of(
                    RatingEvent.getClassSchema(),
                    RatingComment.getClassSchema(),
                    CurrentRating.getClassSchema(),
                    ItemAggregate.getClassSchema());

    private FixedRegistry() {}

    public static RegistrySettings settings() {
        return new RegistrySettings(Writing.class.getName(), Reading.class.getName(), Map.of());
    }

    /** The client that writes. */
    public static final class Writing implements Serializer<Object> {
        @Override
        public byte[] serialize(String topic, Object value) {
            Schema schema = ((SpecificRecord) value).getSchema();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(
                    ByteBuffer.allocate(PREFIX_LENGTH).putInt(1, BY_ID.indexOf(schema)).array());
            try {
                var encoder = EncoderFactory.get().binaryEncoder(out, null);
                new SpecificDatumWriter<>(schema).write(value, encoder);
                encoder.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        }
    }

    /** The client that reads. */
    public static final class Reading implements Deserializer<Object> {
        @Override
        public Object deserialize(String topic, byte[] bytes) {
            Schema schema = BY_ID.get(ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt());
            try {
                return new GenericDatumReader<>(schema)
                        .read(
                                null,
                                DecoderFactory.get()
                                        .binaryDecoder(
                                                bytes,
                                                PREFIX_LENGTH,
                                                bytes.length - PREFIX_LENGTH,
                                                null));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
