package io.starledger.ratings;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Ways in which a record can be wrong for every reader of its topic. */
public enum Poison {
    EMPTY,
    GARBAGE,
    UNKNOWN_SCHEMA,
    OTHER_SCHEMA,
    TRUNCATED,
    TOO_LONG,
    HUGE,
    WITHOUT_A_KEY,
    OTHER_KEY,
    BAD_HEADERS;

    private static final int NO_SCHEMA = Integer.MAX_VALUE;
    private static final int ID_AT = 1;

    /** More than a letter holds. */
    private static final int HUGE_BYTES = 300_000;

    /**
     * A record of {@code good}'s topic and partition, wrong in this way.
     *
     * @param otherSchema the id of a schema that is no reader's
     */
    public ProducerRecord<byte[], byte[]> of(ProducerRecord<byte[], byte[]> good, int otherSchema) {
        ProducerRecord<byte[], byte[]> poison =
                new ProducerRecord<>(
                        good.topic(),
                        good.partition(),
                        good.timestamp(),
                        key(good.key()),
                        value(good.value(), otherSchema));
        if (this == BAD_HEADERS) {
            poison.headers().add("traceparent", null);
            poison.headers().add("starledger.dlq.origin", "nowhere".getBytes(UTF_8));
        }
        return poison;
    }

    private byte @Nullable [] key(byte[] good) {
        return switch (this) {
            case WITHOUT_A_KEY -> null;
            case OTHER_KEY -> "poison".getBytes(UTF_8);
            default -> good;
        };
    }

    private byte[] value(byte[] good, int otherSchema) {
        return switch (this) {
            case EMPTY -> new byte[0];
            case GARBAGE, BAD_HEADERS -> "poison".getBytes(UTF_8);
            case UNKNOWN_SCHEMA -> withSchema(good, NO_SCHEMA);
            case OTHER_SCHEMA -> withSchema(good, otherSchema);
            case TRUNCATED -> Arrays.copyOf(good, good.length - 1);
            case TOO_LONG -> Arrays.copyOf(good, good.length + 1);
            case HUGE -> Arrays.copyOf(good, HUGE_BYTES);
            case WITHOUT_A_KEY, OTHER_KEY -> good;
        };
    }

    static int schemaOf(byte[] value) {
        return ByteBuffer.wrap(value).getInt(ID_AT);
    }

    public static byte[] withSchema(byte[] value, int id) {
        return ByteBuffer.wrap(value.clone()).putInt(ID_AT, id).array();
    }
}
