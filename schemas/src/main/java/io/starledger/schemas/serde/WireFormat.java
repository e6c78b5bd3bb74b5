package io.starledger.schemas.serde;

import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Confluent's wire format: a zero byte, the schema's id as four bytes in network order, then the
 * Avro binary record and nothing more. Whatever else ends in a {@link SerializationException}.
 */
final class WireFormat {
    static final int PREFIX_LENGTH = 5;
    private static final byte MAGIC = 0;
    private static final ThreadLocal<@Nullable BinaryDecoder> DECODER = new ThreadLocal<>();

    private WireFormat() {}

    static int schemaId(byte[] bytes) {
        requirePrefix(bytes);
        return ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
    }

    /** The zero byte and the schema's id. */
    static byte[] prefix(byte[] bytes) {
        requirePrefix(bytes);
        return Arrays.copyOf(bytes, PREFIX_LENGTH);
    }

    /** The record behind the prefix; {@code origin} is a topic or schema, for messages. */
    static <T> T record(String origin, byte[] bytes, DatumReader<T> reader) {
        requirePrefix(bytes);
        BinaryDecoder decoder =
                DecoderFactory.get()
                        .binaryDecoder(
                                bytes, PREFIX_LENGTH, bytes.length - PREFIX_LENGTH, DECODER.get());
        DECODER.set(decoder);
        try {
            @SuppressWarnings("NullAway") // nothing to be used again: the reader makes a new record
            T value = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new SerializationException(
                        "expected the record to end but more bytes follow");
            }
            return value;
        } catch (
                IOException e) { // the bytes end too early; no cause, as nothing was read from afar
            throw new SerializationException(undecodable(origin, bytes) + ": " + e);
        } catch (SecurityException e) {
            throw e; // Avro does not trust the record's class: a bug, and no fault of the bytes
        } catch (RuntimeException e) { // Avro and UUID throw many kinds, and each is these bytes
            throw new SerializationException(undecodable(origin, bytes), e);
        }
    }

    private static String undecodable(String origin, byte[] bytes) {
        return "expected a record of " + origin + " but " + bytes.length + " bytes do not decode";
    }

    private static void requirePrefix(byte[] bytes) {
        if (bytes.length < PREFIX_LENGTH || bytes[0] != MAGIC) {
            throw new SerializationException(
                    "expected a value in Confluent's wire format (a zero byte and a four-byte"
                            + " schema id) but was "
                            + bytes.length
                            + " bytes"
                            + (bytes.length == 0 ? "" : " beginning with " + bytes[0]));
        }
    }
}
