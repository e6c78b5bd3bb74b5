package io.starledger.platform.burial;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.telemetry.Metric;
import io.starledger.schemas.topics.Topic;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes a dead letter of a record that one reader cannot go on with: its key, value and headers as
 * they were, and why, whence and since when in headers. A letter is never larger than a topic
 * takes, however large the record: what is cut off stands in the source topic.
 *
 * <p>A letter of a topic of the catalogue goes beside it, into the partition of its number; one of
 * an internal topic of a topology to the dead letters the topology names. Its timestamp is when it
 * was buried, so that it is kept for as long as a topic of dead letters keeps one.
 */
public final class Burial {

    static final int MOST_KEY_BYTES = 16 << 10;
    static final int MOST_VALUE_BYTES = 256 << 10;
    static final int MOST_HEADER_BYTES = 64 << 10;
    static final int MOST_MESSAGE = 1_000;
    static final int MOST_STACKTRACE = 8_000;

    private static final Logger log = LoggerFactory.getLogger(Burial.class);
    private static final Map<String, Topic<?, ?>> CATALOGUE =
            Topics.all().stream().collect(Collectors.toUnmodifiableMap(Topic::name, it -> it));

    private final String reader;
    private final InstantSource clock;
    private final MeterRegistry metrics;

    /**
     * By one reader.
     *
     * @param reader its consumer group
     */
    public Burial(String reader, InstantSource clock, MeterRegistry metrics) {
        this.reader = reader;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * The letter to be sent.
     *
     * @param otherwise where letters of topics outside the catalogue go
     */
    public ProducerRecord<byte[], byte[]> letter(
            ConsumerRecord<byte[], byte[]> record, String otherwise, Throwable cause) {
        log.atWarn()
                .setCause(cause)
                .log(
                        "dead letter from {}-{}@{}",
                        record.topic(),
                        record.partition(),
                        record.offset());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        @Nullable Topic<?, ?> source = CATALOGUE.get(record.topic());
        int kept = isWithheld(record) ? 0 : MOST_VALUE_BYTES;
        return new ProducerRecord<>(
                source == null ? otherwise : source.deadLetters(),
                source == null ? null : record.partition(),
                now.toEpochMilli(),
                cut(record.key(), MOST_KEY_BYTES),
                cut(record.value(), kept),
                headers(record, now, cause));
    }

    /** Tells that the letter of {@code topic} is kept, or will be with its transaction. */
    public void count(String topic) {
        Metric.DEAD_LETTERS_BURIED
                .counter(metrics, CATALOGUE.containsKey(topic) ? topic : "internal")
                .increment();
    }

    private Headers headers(ConsumerRecord<byte[], byte[]> record, Instant now, Throwable cause) {
        Headers headers = ownOf(record);
        Origin here = new Origin(record.topic(), record.partition(), record.offset());
        Optional<Retrial> retrial = Retrial.in(record.headers());
        Instant firstSeen = retrial.map(Retrial::firstSeen).filter(now::isAfter).orElse(now);
        LetterHeader.EXCEPTION.put(headers, cause.getClass().getName());
        LetterHeader.MESSAGE.put(headers, shortened(cause.getMessage(), MOST_MESSAGE));
        LetterHeader.STACKTRACE.put(headers, shortened(stacktrace(cause), MOST_STACKTRACE));
        LetterHeader.TOPIC.put(headers, record.topic());
        LetterHeader.PARTITION.put(headers, record.partition());
        LetterHeader.OFFSET.put(headers, record.offset());
        LetterHeader.STACK_HASH.put(headers, StackHash.of(cause));
        LetterHeader.READER.put(headers, reader);
        LetterHeader.TIMESTAMP.put(headers, record.timestamp());
        LetterHeader.ORIGIN.put(headers, retrial.map(Retrial::origin).orElse(here));
        LetterHeader.FIRST_SEEN.put(headers, firstSeen);
        LetterHeader.LAST_SEEN.put(headers, now);
        LetterHeader.TRIED.put(headers, retrial.map(Retrial::tried).orElse(0L) + 1);
        if (isWithheld(record) || size(record.value()) > MOST_VALUE_BYTES) {
            LetterHeader.CUT.put(headers, size(record.value()));
        }
        return headers;
    }

    /** Those of the record, as many as there is room for. */
    private static Headers ownOf(ConsumerRecord<byte[], byte[]> record) {
        Headers headers = new RecordHeaders();
        int size = 0;
        for (Header header : record.headers()) {
            size += header.key().length() + size(header.value());
            if (size <= MOST_HEADER_BYTES && !LetterHeader.isOne(header.key())) {
                headers.add(header);
            }
        }
        return headers;
    }

    /** A comment may be erased from its topic, and must not outlive that here. */
    private static boolean isWithheld(ConsumerRecord<byte[], byte[]> record) {
        return record.value() != null && record.topic().equals(Topics.RATING_COMMENTS.name());
    }

    private static byte @Nullable [] cut(byte @Nullable [] bytes, int length) {
        return bytes == null || bytes.length <= length ? bytes : Arrays.copyOf(bytes, length);
    }

    private static int size(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static String stacktrace(Throwable cause) {
        StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String shortened(@Nullable String text, int length) {
        String whole = String.valueOf(text);
        return whole.length() <= length ? whole : whole.substring(0, length - 1) + "…";
    }
}
