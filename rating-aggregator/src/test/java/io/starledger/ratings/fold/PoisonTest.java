package io.starledger.ratings.fold;

import static io.starledger.ratings.Events.inChannel;
import static io.starledger.ratings.Events.rated;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.ratings.Events;
import io.starledger.ratings.Events.Rater;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.ids.ItemKey;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;

class PoisonTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final RatingsDriver topology = new RatingsDriver();
    private final ItemKey book = Events.ofANewTenant().item("book-1");
    private final Rater reader = new Rater(book, "user-1");

    @AfterEach
    void close() {
        topology.close();
    }

    /** Records that break the contract of their topic. */
    enum Poison {
        GARBAGE("wire format"),
        TOMBSTONE("tombstone"),
        OTHER_ITEM("expected an event of"),
        SCORE_NINE("expected a score of 1 to 5 but was 9"),
        EMPTY_USER("expected a user_id"),
        TWO_WORDS_CHANNEL("expected a channel"),
        YEAR_ZERO("expected a rated_at of the years 1 to 9999"),
        NO_KEY("expected a key"),
        OTHER_KEY("expected another key");

        private final String cause;

        Poison(String cause) {
            this.cause = cause;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPoisonRecordBecomesADeadLetterAndTheNextIsCounted(Poison poison) {
        // given
        byte[] key = keyOf(poison);
        byte[] value = valueOf(poison);

        // when
        topology.publish(key, value, NOON, new RecordHeaders());
        topology.publish(rated(reader, 5, NOON), NOON);

        // then
        TestRecord<byte[], byte[]> letter = topology.nextDeadLetter();
        assertThat(letter.key()).isEqualTo(key);
        assertThat(letter.value()).isEqualTo(value);
        assertThat(header(letter, "__streams.errors.message")).contains(poison.cause);
        assertThat(header(letter, "__streams.errors.topic")).isEqualTo("ratings.events.v1");
        assertThat(header(letter, "__streams.errors.offset")).isEqualTo("0");
        topology.nextCurrent();
        topology.verifyItem(book, new ItemCounts(new Histogram(0, 0, 0, 0, 1), 1, NOON), 1);
        topology.verifyNothing();
    }

    private byte @Nullable [] keyOf(Poison poison) {
        return switch (poison) {
            case NO_KEY -> null;
            case OTHER_KEY -> "book-1".getBytes(UTF_8);
            default -> topology.bytes(book);
        };
    }

    private byte @Nullable [] valueOf(Poison poison) {
        RatingEvent good = rated(reader, 5, NOON);
        return switch (poison) {
            case GARBAGE -> "garbage".getBytes(UTF_8);
            case TOMBSTONE -> null;
            case OTHER_ITEM ->
                    topology.bytes(RatingEvent.newBuilder(good).setItemId("book-2").build());
            case SCORE_NINE -> topology.bytes(rated(reader, 9, NOON));
            case TWO_WORDS_CHANNEL -> topology.bytes(inChannel(good, "two words"));
            case EMPTY_USER -> topology.bytes(rated(new Rater(book, ""), 5, NOON));
            case YEAR_ZERO ->
                    topology.bytes(rated(reader, 5, Instant.parse("0000-12-31T23:59:59Z")));
            case NO_KEY, OTHER_KEY -> topology.bytes(good);
        };
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
