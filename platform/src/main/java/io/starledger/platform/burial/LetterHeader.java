package io.starledger.platform.burial;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;

/** A header of dead letters. Its value is text. */
public enum LetterHeader {
    /** These six are Kafka Streams' own (KIP-1034): what was thrown, and at which record. */
    EXCEPTION("__streams.errors.exception"),
    MESSAGE("__streams.errors.message"),
    STACKTRACE("__streams.errors.stacktrace"),
    TOPIC("__streams.errors.topic"),
    PARTITION("__streams.errors.partition"),
    OFFSET("__streams.errors.offset"),

    /** Equal for what failed in the same way at the same place of the code. */
    STACK_HASH("starledger.dlq.stack-hash"),

    /** The consumer group that could not go on with it. */
    READER("starledger.dlq.reader"),

    /** The record's own timestamp, in milliseconds; the letter's is when it was buried. */
    TIMESTAMP("starledger.dlq.timestamp"),

    /** The {@link Origin}. */
    ORIGIN("starledger.dlq.origin"),
    FIRST_SEEN("starledger.dlq.first-seen"),
    LAST_SEEN("starledger.dlq.last-seen"),

    /** How often its readers have tried it. */
    TRIED("starledger.dlq.tried"),

    /** There if the letter holds less than the record did: how many bytes its value had. */
    CUT("starledger.dlq.cut"),

    /** Of a record that is tried again: the readers that buried it, comma-separated. */
    FOR("starledger.dlq.for"),

    /** Of no letter, but of what ends one: {@code retried} or {@code discarded}. */
    DECISION("starledger.dlq.decision"),

    /** Who decided. */
    BY("starledger.dlq.by");

    private final String id;

    LetterHeader(String id) {
        this.id = id;
    }

    /** Null if it is not there, or has no value. */
    public @Nullable String in(Headers headers) {
        Header header = headers.lastHeader(id);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    /** {@code otherwise} if there is none, or it is no number. */
    public long number(Headers headers, long otherwise) {
        String text = in(headers);
        try {
            return text == null ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }

    /** {@code otherwise} if there is none, or it is no instant. */
    public Instant instant(Headers headers, Instant otherwise) {
        String text = in(headers);
        try {
            return text == null ? otherwise : Instant.parse(text);
        } catch (DateTimeException _) {
            return otherwise;
        }
    }

    /** In the place of any other of its name. */
    public void put(Headers headers, Object value) {
        headers.remove(id);
        headers.add(id, value.toString().getBytes(UTF_8));
    }

    /** Whether headers of this name are those of dead letters. */
    public static boolean isOne(String name) {
        return name.startsWith("starledger.dlq.") || name.startsWith("__streams.errors.");
    }
}
