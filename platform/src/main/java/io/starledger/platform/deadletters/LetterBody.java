package io.starledger.platform.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.platform.burial.LetterHeader;
import io.starledger.platform.deadletters.LetterListBody.ListedLetter;
import io.swagger.v3.oas.annotations.media.Schema;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** One letter with what it holds. */
@Schema(name = "DeadLetterDetails")
record LetterBody(
        ListedLetter letter,
        @Schema(description = "All that was said") @Nullable String detail,
        @Nullable String stacktrace,
        @Schema(description = "Why it cannot be retried, and what to do instead; null if it can")
                @Nullable String retryRefused,
        @Nullable String key,
        @Schema(description = "Of the record; without the letter's own")
                Map<String, @Nullable String> headers,
        @Schema(description = "What the value says, as JSON; null if it cannot be decoded")
                @Nullable String event,
        @Schema(
                        description =
                                "The value's first 4,096 bytes; null if there is none, or it is a"
                                        + " comment")
                @Nullable String valueBase64,
        @Schema(description = "Of the record's value") long valueBytes) {
    private static final int MOST_BYTES = 4_096;
    private static final int MOST_TEXT = 1_000;

    static LetterBody of(
            Letter letter, ConsumerRecord<byte[], byte[]> record, @Nullable String event) {
        byte @Nullable [] value = record.value();
        long size = value == null ? 0 : value.length;
        return new LetterBody(
                ListedLetter.of(letter),
                LetterHeader.MESSAGE.in(record.headers()),
                LetterHeader.STACKTRACE.in(record.headers()),
                RetryRule.refusal(letter.origin()),
                text(record.key()),
                headers(record),
                event,
                value == null || value.length == 0 ? null : encoded(value),
                LetterHeader.CUT.number(record.headers(), size));
    }

    private static Map<String, @Nullable String> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, @Nullable String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            if (!LetterHeader.isOne(header.key())) {
                headers.put(header.key(), text(header.value()));
            }
        }
        return headers;
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null
                ? null
                : new String(bytes, 0, Math.min(bytes.length, MOST_TEXT), UTF_8);
    }

    private static String encoded(byte[] value) {
        return Base64.getEncoder()
                .encodeToString(Arrays.copyOf(value, Math.min(value.length, MOST_BYTES)));
    }
}
