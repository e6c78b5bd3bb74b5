package io.starledger.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

import java.nio.ByteBuffer;

/**
 * Confluent's wire format: a zero byte, the schema's id as four bytes in network order, then the
 * Avro binary record.
 */
final class WireFormat {
    static final byte MAGIC = 0;
    static final int PREFIX_LENGTH = 5;

    private WireFormat() {}

    static int schemaId(byte[] bytes) {
        if (bytes.length < PREFIX_LENGTH || bytes[0] != MAGIC) {
            throw new SerializationException(
                    "expected a value in Confluent's wire format (a zero byte and a four-byte"
                            + " schema id) but was "
                            + bytes.length
                            + " bytes"
                            + (bytes.length == 0 ? "" : " beginning with " + bytes[0]));
        }
        return ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
    }
}
