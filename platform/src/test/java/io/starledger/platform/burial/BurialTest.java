package io.starledger.platform.burial;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.starledger.schemas.topics.Topic;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

class BurialTest {
    private static final Instant MONDAY = Instant.parse("2026-11-16T08:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-11-20T08:00:00Z");
    private static final byte[] KEY = "key".getBytes(UTF_8);
    private static final byte[] VALUE = "value".getBytes(UTF_8);

    private final Headers headers = new RecordHeaders();

    @Test
    void aLetterIsTheRecordWithItsCauseAndItsPlace() {
        // given
        headers.add("ce_id", "42".getBytes(UTF_8));

        // when
        ProducerRecord<byte[], byte[]> letter =
                bury(Topics.RATING_EVENTS, VALUE, new IllegalStateException("it is broken"));

        // then
        assertThat(letter.topic()).isEqualTo("ratings.events.v1.dlq");
        assertThat(letter.partition()).isEqualTo(3);
        assertThat(letter.timestamp()).isEqualTo(MONDAY.toEpochMilli());
        assertThat(letter.key()).isEqualTo(KEY);
        assertThat(letter.value()).isEqualTo(VALUE);
        assertThat(letter.headers().lastHeader("ce_id").value()).isEqualTo("42".getBytes(UTF_8));
        assertThat(in(letter, LetterHeader.EXCEPTION)).isEqualTo("java.lang.IllegalStateException");
        assertThat(in(letter, LetterHeader.MESSAGE)).isEqualTo("it is broken");
        assertThat(in(letter, LetterHeader.STACKTRACE)).contains("BurialTest");
        assertThat(in(letter, LetterHeader.TOPIC)).isEqualTo("ratings.events.v1");
        assertThat(in(letter, LetterHeader.PARTITION)).isEqualTo("3");
        assertThat(in(letter, LetterHeader.OFFSET)).isEqualTo("7");
        assertThat(in(letter, LetterHeader.STACK_HASH)).matches("[0-9a-f]{16}");
        assertThat(in(letter, LetterHeader.READER)).isEqualTo("a-reader");
        assertThat(in(letter, LetterHeader.TIMESTAMP)).isEqualTo("1000");
        assertThat(in(letter, LetterHeader.ORIGIN)).isEqualTo("ratings.events.v1/3/7");
        assertThat(in(letter, LetterHeader.FIRST_SEEN)).isEqualTo(MONDAY.toString());
        assertThat(in(letter, LetterHeader.LAST_SEEN)).isEqualTo(MONDAY.toString());
        assertThat(in(letter, LetterHeader.TRIED)).isEqualTo("1");
        assertThat(LetterHeader.CUT.in(letter.headers())).isNull();
    }

    @Test
    void aRecordThatFailsAgainIsTheSameLetterTriedOnceMore() {
        // given
        Origin origin = new Origin("ratings.events.v1", 3, 2);
        new Retrial(origin, MONDAY, 1, List.of("a-reader", "another")).mark(headers);

        // when
        ProducerRecord<byte[], byte[]> letter =
                bury(Topics.RATING_EVENTS, VALUE, new IllegalStateException(), FRIDAY);

        // then
        assertThat(in(letter, LetterHeader.ORIGIN)).isEqualTo(origin.toString());
        assertThat(in(letter, LetterHeader.FIRST_SEEN)).isEqualTo(MONDAY.toString());
        assertThat(in(letter, LetterHeader.LAST_SEEN)).isEqualTo(FRIDAY.toString());
        assertThat(in(letter, LetterHeader.TRIED)).isEqualTo("2");
        assertThat(in(letter, LetterHeader.OFFSET)).isEqualTo("7");
        assertThat(LetterHeader.FOR.in(letter.headers())).isNull();
    }

    @Test
    void headersThatMakeNoSenseAreNobodysRetrial() {
        // given
        headers.add("starledger.dlq.origin", "nowhere".getBytes(UTF_8));
        headers.add("starledger.dlq.tried", null);
        headers.add("traceparent", null);

        // when
        ProducerRecord<byte[], byte[]> letter =
                bury(Topics.RATING_EVENTS, VALUE, new IllegalStateException());

        // then
        assertThat(in(letter, LetterHeader.ORIGIN)).isEqualTo("ratings.events.v1/3/7");
        assertThat(in(letter, LetterHeader.TRIED)).isEqualTo("1");
    }

    @Test
    void aHugeRecordMakesALetterThatATopicTakes() {
        // given
        headers.add("small", new byte[10]);
        headers.add("huge", new byte[1_000_000]);
        byte[] huge = new byte[1_000_000];

        // when
        ProducerRecord<byte[], byte[]> letter =
                bury(Topics.RATING_EVENTS, huge, new IllegalStateException("x".repeat(9_000)));

        // then
        assertThat(letter.value()).hasSize(Burial.MOST_VALUE_BYTES);
        assertThat(in(letter, LetterHeader.CUT)).isEqualTo("1000000");
        assertThat(in(letter, LetterHeader.MESSAGE)).hasSize(Burial.MOST_MESSAGE);
        assertThat(in(letter, LetterHeader.STACKTRACE)).hasSize(Burial.MOST_STACKTRACE);
        assertThat(letter.headers().lastHeader("small")).isNotNull();
        assertThat(letter.headers().lastHeader("huge")).isNull();
    }

    @Test
    void aCommentIsNotKeptBesideTheTopicThatErasesIt() {
        // when
        ProducerRecord<byte[], byte[]> letter =
                bury(Topics.RATING_COMMENTS, VALUE, new IllegalStateException());

        // then
        assertThat(letter.value()).isEmpty();
        assertThat(in(letter, LetterHeader.CUT)).isEqualTo("5");
    }

    @Test
    void aRetrialIsForThoseThatBuriedIt() {
        // given
        Headers first = new RecordHeaders();
        Origin origin = new Origin("ratings.events.v1", 3, 2);

        // when
        new Retrial(origin, MONDAY, 1, List.of("one", "two")).mark(headers);

        // then
        assertThat(Retrial.isForOthers(headers, "two")).isFalse();
        assertThat(Retrial.isForOthers(headers, "three")).isTrue();
        assertThat(Retrial.isForOthers(first, "three")).isFalse();
    }

    @Test
    void aStackHashTellsPlacesApartAndNothingElse() {
        // when
        String hash = StackHash.of(thrown(() -> deep(1)));

        // then
        assertThat(StackHash.of(thrown(() -> deep(4)))).isEqualTo(hash);
        assertThat(StackHash.of(onOtherLines(thrown(() -> deep(1))))).isEqualTo(hash);
        assertThat(StackHash.of(thrown(BurialTest::elsewhere))).isNotEqualTo(hash);
        assertThat(StackHash.of(new IllegalStateException(thrown(() -> deep(1)))))
                .isNotEqualTo(hash);
    }

    private static RuntimeException thrown(Supplier<RuntimeException> thrower) {
        return thrower.get();
    }

    private static RuntimeException deep(int depth) {
        return depth == 0 ? new IllegalStateException("at depth " + depth) : deep(depth - 1);
    }

    private static RuntimeException elsewhere() {
        return new IllegalStateException("elsewhere");
    }

    /** As another build would have thrown it: on other lines, from lambdas of other numbers. */
    private static RuntimeException onOtherLines(RuntimeException thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        for (int i = 0; i < stack.length; i++) {
            stack[i] =
                    new StackTraceElement(
                            stack[i].getClassName(),
                            stack[i].getMethodName().replaceAll("\\$\\d+$", "\\$99"),
                            stack[i].getFileName(),
                            stack[i].getLineNumber() + 5);
        }
        thrown.setStackTrace(stack);
        return thrown;
    }

    private ProducerRecord<byte[], byte[]> bury(
            Topic<?, ?> topic, byte[] value, RuntimeException cause) {
        return bury(topic, value, cause, MONDAY);
    }

    private ProducerRecord<byte[], byte[]> bury(
            Topic<?, ?> topic, byte[] value, RuntimeException cause, Instant now) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(
                        topic.name(),
                        3,
                        7,
                        1_000,
                        TimestampType.CREATE_TIME,
                        KEY.length,
                        value.length,
                        KEY,
                        value,
                        headers,
                        Optional.empty());
        return new Burial("a-reader", InstantSource.fixed(now), new SimpleMeterRegistry())
                .letter(record, "otherwise.dlq", cause);
    }

    private static String in(ProducerRecord<byte[], byte[]> letter, LetterHeader header) {
        return String.valueOf(header.in(letter.headers()));
    }
}
